import type { Tx } from "#db/portable.ts";

/** Takes a comment's waiting text out of the queue, inside another write. */
export async function cancelWaitingRevision(tx: Tx, commentId: string): Promise<void> {
  await tx
    .updateTable("comment_revisions")
    .set({ state: "withdrawn" })
    .where("comment_id", "=", commentId)
    .where("state", "=", "pending")
    .execute();
  await tx
    .updateTable("queue_items")
    .set({ state: "cancelled" })
    .where("comment_id", "=", commentId)
    .where("type", "=", "comment")
    .where("state", "=", "waiting")
    .execute();
}
