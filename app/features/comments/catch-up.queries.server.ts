import { PAGE } from "#app/core/limits.ts";
import type { Db } from "#db/portable.ts";
import { publicComments, threadHead } from "./comment.queries.server.ts";
import type { PublicComment } from "./comment.ts";

export type ThreadEvent = { seq: number; kind: string; id: string; at: string; comment?: PublicComment };
export type CatchUp = { epoch: string; seq: number; events: ThreadEvent[] };

/**
 * The events strictly after a number, each with the comment's present public form, absent when it is
 * not public now. Null when the reader's epoch or number is not this thread's: start again.
 */
export async function catchUp(
  db: Db,
  idea: { id: string; number: number | null },
  from: { after: number; epoch?: string | undefined; limit?: number },
): Promise<{ gone: false; found: CatchUp } | { gone: true; epoch: string }> {
  const head = await threadHead(db, idea.id);
  if ((from.epoch !== undefined && from.epoch !== head.epoch) || from.after > head.seq)
    return { gone: true, epoch: head.epoch };
  const rows = await db
    .selectFrom("thread_events")
    .select(["seq", "kind", "comment_id", "at"])
    .where("idea_id", "=", idea.id)
    .where("seq", ">", from.after)
    .orderBy("seq")
    .limit(from.limit ?? PAGE.events)
    .execute();
  const comments = await publicComments(db, idea, [...new Set(rows.map((row) => row.comment_id))]);
  const events = rows.map((row): ThreadEvent => {
    const comment = comments.get(row.comment_id);
    return { seq: row.seq, kind: row.kind, id: row.comment_id, at: row.at, ...(comment ? { comment } : {}) };
  });
  return { gone: false, found: { ...head, events } };
}
