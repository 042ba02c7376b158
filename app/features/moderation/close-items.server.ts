import type { Tx } from "#db/portable.ts";
import type { TextTarget } from "./text-target.queries.server.ts";

/** Takes what waits about a text off the queue, of one type, inside another write; the reports or appeals it was. */
export function closeItems(tx: Tx, text: TextTarget, type: "report" | "appeal") {
  return tx
    .updateTable("queue_items")
    .set({ state: "decided" })
    .where("idea_id", "=", text.ideaId)
    .where("comment_id", text.commentId ? "=" : "is", text.commentId)
    .where("type", "=", type)
    .where("state", "=", "waiting")
    .returning(["report_id", "appeal_id"])
    .execute();
}
