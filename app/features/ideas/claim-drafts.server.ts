import type { Tx } from "#db/portable.ts";

/** What a browser began while nobody had signed in becomes the person's, in the transaction that signs in. */
export async function claimDrafts(tx: Tx, userId: string, browserHash: string | null): Promise<void> {
  if (browserHash === null) return;
  await tx
    .updateTable("idea_drafts")
    .set({ author_id: userId, browser_hash: null })
    .where("browser_hash", "=", browserHash)
    .execute();
}
