import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

export type ThreadEventKind = "published" | "edited" | "removed" | "restored" | "anonymised";
export type CommentPlace = { ideaId: string; spaceId: string; commentId: string };

/**
 * Makes a revision the public text of its comment, inside another write, as the thread's next event:
 * published, edited, or restored when it had been public and was not any more.
 */
export async function publishComment(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  input: CommentPlace & { revisionId: string; decisionId?: string },
): Promise<void> {
  const at = ctx.now().toISOString();
  const comment = await tx
    .selectFrom("comments")
    .select(["published_at", "state"])
    .where("id", "=", input.commentId)
    .executeTakeFirstOrThrow();
  const first = comment.published_at === null;
  const isBack = !first && comment.state !== "approved";
  await tx
    .updateTable("comment_revisions")
    .set({ state: "approved" })
    .where("id", "=", input.revisionId)
    .execute();
  await tx
    .updateTable("comments")
    .set({
      state: "approved",
      public_revision_id: input.revisionId,
      ...(first ? { published_at: at } : { edited_at: at }),
    })
    .where("id", "=", input.commentId)
    .execute();
  if (first || isBack) await countComments(tx, input.ideaId, 1, first ? at : null);
  const seq = await appendThreadEvent(ctx, tx, input, first ? "published" : isBack ? "restored" : "edited");
  const place = { spaceId: input.spaceId, ideaId: input.ideaId, commentId: input.commentId };
  if (isBack)
    record({ type: "comment.restored", ...place, data: { decisionId: input.decisionId ?? null, seq } });
  else
    record({
      type: first ? "comment.published" : "comment.edited",
      ...place,
      data: { revisionId: input.revisionId, seq },
    });
}

/** Appends to a thread's events and returns the event's number, given by the thread's own row. */
export async function appendThreadEvent(
  ctx: AppContext,
  tx: Tx,
  place: CommentPlace,
  kind: ThreadEventKind,
): Promise<number> {
  const { seq } = await tx
    .updateTable("threads")
    .set((eb) => ({ seq: eb("seq", "+", 1) }))
    .where("idea_id", "=", place.ideaId)
    .returning("seq")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("thread_events")
    .values({ idea_id: place.ideaId, seq, kind, comment_id: place.commentId, at: ctx.now().toISOString() })
    .execute();
  return seq;
}

/** Keeps the idea's number of public comments in the writing transaction. */
export async function countComments(
  tx: Tx,
  ideaId: string,
  by: 1 | -1,
  activeAt: string | null,
): Promise<void> {
  await tx
    .updateTable("ideas")
    .set((eb) => ({ comments: eb("comments", "+", by), ...(activeAt ? { active_at: activeAt } : {}) }))
    .where("id", "=", ideaId)
    .execute();
}
