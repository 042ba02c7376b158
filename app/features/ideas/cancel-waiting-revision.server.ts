import type { Tx } from "#db/portable.ts";

/** Takes an idea's waiting text out of the queue, inside another write. */
export async function cancelWaitingRevision(tx: Tx, ideaId: string): Promise<void> {
  await tx
    .updateTable("idea_revisions")
    .set({ state: "withdrawn" })
    .where("idea_id", "=", ideaId)
    .where("state", "=", "pending")
    .execute();
  await tx
    .updateTable("queue_items")
    .set({ state: "cancelled" })
    .where("idea_id", "=", ideaId)
    .where("type", "=", "idea")
    .where("state", "=", "waiting")
    .execute();
}
