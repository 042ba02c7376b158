import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { keptQuery } from "#db/kept-query.ts";
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
  if (first) return announceComment(ctx, tx, record, input);
  if (isBack) await countComments(tx, input.ideaId, 1, null);
  const seq = await appendThreadEvent(ctx, tx, input, isBack ? "restored" : "edited");
  const place = { spaceId: input.spaceId, ideaId: input.ideaId, commentId: input.commentId };
  if (isBack)
    record({ type: "comment.restored", ...place, data: { decisionId: input.decisionId ?? null, seq } });
  else record({ type: "comment.edited", ...place, data: { revisionId: input.revisionId, seq } });
}

/** Counts a comment that has just become public for the first time, as the thread's next event. */
export async function announceComment(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  { revisionId, spaceId, ideaId, commentId }: CommentPlace & { revisionId: string },
): Promise<void> {
  await countComments(tx, ideaId, 1, ctx.now().toISOString());
  const place = { spaceId, ideaId, commentId };
  const seq = await appendThreadEvent(ctx, tx, place, "published");
  record({ type: "comment.published", ...place, data: { revisionId, seq } });
}

/** Appends to a thread's events and returns the event's number, given by the thread's own row. */
export async function appendThreadEvent(
  ctx: AppContext,
  tx: Tx,
  place: CommentPlace,
  kind: ThreadEventKind,
): Promise<number> {
  const { ideaId, commentId } = place;
  const { seq } = found((await nextSeq(tx, { ideaId }))[0]);
  await insertEvent(tx, { ideaId, seq, kind, commentId, at: ctx.now().toISOString() });
  return seq;
}

const nextSeq = keptQuery((db, { ideaId }: { ideaId: string }) =>
  db
    .updateTable("threads")
    .set((eb) => ({ seq: eb("seq", "+", 1) }))
    .where("idea_id", "=", ideaId)
    .returning("seq"),
);

type EventRow = { ideaId: string; seq: number; kind: ThreadEventKind; commentId: string; at: string };
const insertEvent = keptQuery((db, row: EventRow) =>
  db.insertInto("thread_events").values({
    idea_id: row.ideaId,
    seq: row.seq,
    kind: row.kind,
    comment_id: row.commentId,
    at: row.at,
  }),
);

/** Keeps the idea's number of public comments in the writing transaction. */
export async function countComments(
  tx: Tx,
  ideaId: string,
  by: 1 | -1,
  activeAt: string | null,
): Promise<void> {
  if (activeAt) await countActive(tx, { ideaId, by, activeAt });
  else await countQuietly(tx, { ideaId, by });
}

const countQuietly = keptQuery((db, { ideaId, by }: { ideaId: string; by: number }) =>
  db
    .updateTable("ideas")
    .set((eb) => ({ comments: eb("comments", "+", by) }))
    .where("id", "=", ideaId),
);
const countActive = keptQuery((db, row: { ideaId: string; by: number; activeAt: string }) =>
  db
    .updateTable("ideas")
    .set((eb) => ({ comments: eb("comments", "+", row.by), active_at: row.activeAt }))
    .where("id", "=", row.ideaId),
);
