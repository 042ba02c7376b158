import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { once } from "#app/core/transact.server.ts";
import { maySpeakFor } from "#app/features/ideas/idea.policy.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget, State } from "#app/features/ideas/idea.ts";
import { riskOf } from "#app/features/screening/match.ts";
import { screenRevision } from "#app/features/screening/screen-revision.server.ts";
import { wayOf } from "#app/features/spaces/moderation-mode.server.ts";
import { queueRevision } from "#app/features/spaces/queue-revision.server.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Tx } from "#db/portable.ts";
import { isCommentingOpen, mayComment } from "./comment.policy.ts";
import type { NewComment } from "./comment.schema.ts";
import { announceComment } from "./publish-comment.server.ts";

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
  const at = ctx.now().toISOString();
  const id = ctx.newId();
  const revisionId = ctx.newId();
  const matches = await screenRevision(ctx, tx, {
    id: revisionId,
    subjectId: id,
    spaceId: idea.space.id,
    ideaId: idea.id,
    authorId: actor.id,
    text: { title: null, body: input.body },
  });
  const isFlagged = matches.length > 0;
  const { isPublic, why } = await wayOf(ctx, tx, idea.space, actor, { contributionId: id, isFlagged });
  const state = isPublic ? "approved" : "pending";
  await insertComment(tx, {
    id,
    ideaId: idea.id,
    ...place,
    authorId: actor.id,
    organisationId: input.onBehalfOf,
    stance: input.stance,
    state,
    publicRevisionId: isPublic ? revisionId : null,
    revisionId,
    at,
    publishedAt: isPublic ? at : null,
  });
  await insertFirstRevision(tx, {
    id: revisionId,
    commentId: id,
    body: input.body,
    html: renderMarkdown(input.body),
    lang: input.lang,
    state,
    at,
  });
  record({
    type: "comment.posted",
    spaceId: idea.space.id,
    ideaId: idea.id,
    commentId: id,
    data: { revisionId, state },
  });
  const published = { ideaId: idea.id, spaceId: idea.space.id, commentId: id, revisionId };
  if (why)
    await queueRevision(ctx, tx, record, { type: "comment", ...published, why, risk: riskOf(matches) });
  if (isPublic) await announceComment(ctx, tx, record, published);
  return { id, state };
}

type CommentRow = Place & {
  id: string;
  ideaId: string;
  authorId: string;
  organisationId: string | null;
  stance: string | null;
  state: State;
  publicRevisionId: string | null;
  revisionId: string;
  at: string;
  publishedAt: string | null;
};
const insertComment = keptQuery((db, row: CommentRow) =>
  db.insertInto("comments").values({
    id: row.id,
    idea_id: row.ideaId,
    parent_id: row.parentId,
    reply_to_id: row.replyToId,
    author_id: row.authorId,
    organisation_id: row.organisationId,
    stance: row.stance,
    state: row.state,
    public_revision_id: row.publicRevisionId,
    latest_revision_id: row.revisionId,
    created_at: row.at,
    published_at: row.publishedAt,
  }),
);

type RevisionRow = {
  id: string;
  commentId: string;
  body: string;
  html: string;
  lang: string;
  state: State;
  at: string;
};
const insertFirstRevision = keptQuery((db, row: RevisionRow) =>
  db.insertInto("comment_revisions").values({
    id: row.id,
    comment_id: row.commentId,
    ordinal: 1,
    body: row.body,
    html: row.html,
    lang: row.lang,
    state: row.state,
    created_at: row.at,
  }),
);

type Place = { parentId: string | null; replyToId: string | null };

/** Two levels: a reply to a reply hangs on the top comment and keeps whom it answers. */
async function placeOf(tx: Tx, ideaId: string, parentId: string | null): Promise<Place> {
  if (!parentId) return { parentId: null, replyToId: null };
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
    ? { parentId: parent.parent_id, replyToId: parent.id }
    : { parentId: parent.id, replyToId: null };
}
