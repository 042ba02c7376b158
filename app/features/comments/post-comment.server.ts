import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { once } from "#app/core/transact.server.ts";
import { maySpeakFor } from "#app/features/ideas/idea.policy.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget, State } from "#app/features/ideas/idea.ts";
import { screenRevision } from "#app/features/screening/screen-revision.server.ts";
import { startsPending } from "#app/features/spaces/moderation-mode.server.ts";
import { queueRevision } from "#app/features/spaces/queue-revision.server.ts";
import type { Tx } from "#db/portable.ts";
import { isCommentingOpen, mayComment } from "./comment.policy.ts";
import type { NewComment } from "./comment.schema.ts";
import { publishComment } from "./publish-comment.server.ts";

export type Posted = { id: string; state: State };

/**
 * Adds a comment or reply to a thread: public at once or waiting, as the space says.
 * Throws `notFound` (idea or parent), `conflict` when commenting is closed, `forbidden`.
 */
export async function postComment(
  ctx: AppContext,
  actor: Actor,
  input: NewComment & { number: number | null },
  key?: string,
): Promise<Posted> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) =>
    postCommentIn(ctx, tx, record, actor, await ideaTarget(tx, actor, input.number), input),
  );
}

/** The same inside another write's transaction. */
export async function postCommentIn(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  idea: IdeaTarget,
  input: NewComment,
): Promise<Posted> {
  allow(mayComment(actor));
  if (!isCommentingOpen(idea, ctx.now())) throw new DomainError("conflict", "comments.closed");
  allow(maySpeakFor(actor, input.onBehalfOf));
  const place = await placeOf(tx, idea.id, input.parent);
  const pending = await startsPending(tx, idea.space, actor);
  const at = ctx.now().toISOString();
  const id = ctx.newId();
  const revisionId = ctx.newId();
  await tx
    .insertInto("comments")
    .values({
      id,
      idea_id: idea.id,
      ...place,
      author_id: actor.id,
      organisation_id: input.onBehalfOf,
      stance: input.stance,
      state: "pending",
      public_revision_id: null,
      latest_revision_id: revisionId,
      created_at: at,
      published_at: null,
      edited_at: null,
    })
    .execute();
  await tx
    .insertInto("comment_revisions")
    .values({
      id: revisionId,
      comment_id: id,
      ordinal: 1,
      body: input.body,
      html: renderMarkdown(input.body),
      lang: input.lang,
      state: "pending",
      created_at: at,
    })
    .execute();
  await screenRevision(ctx, tx, {
    id: revisionId,
    subjectId: id,
    spaceId: idea.space.id,
    ideaId: idea.id,
    authorId: actor.id,
    text: { title: null, body: input.body },
  });
  record({
    type: "comment.posted",
    spaceId: idea.space.id,
    ideaId: idea.id,
    commentId: id,
    data: { revisionId, state: pending ? "pending" : "approved" },
  });
  const published = { ideaId: idea.id, spaceId: idea.space.id, commentId: id, revisionId };
  if (pending) await queueRevision(ctx, tx, record, { type: "comment", ...published });
  else await publishComment(ctx, tx, record, published);
  return { id, state: pending ? "pending" : "approved" };
}

/** Two levels: a reply to a reply hangs on the top comment and keeps whom it answers. */
async function placeOf(
  tx: Tx,
  ideaId: string,
  parentId: string | null,
): Promise<{ parent_id: string | null; reply_to_id: string | null }> {
  if (!parentId) return { parent_id: null, reply_to_id: null };
  const parent = found(
    await tx
      .selectFrom("comments")
      .select(["id", "parent_id"])
      .where("id", "=", parentId)
      .where("idea_id", "=", ideaId)
      .where("state", "=", "approved")
      .executeTakeFirst(),
  );
  return parent.parent_id
    ? { parent_id: parent.parent_id, reply_to_id: parent.id }
    : { parent_id: parent.id, reply_to_id: null };
}
