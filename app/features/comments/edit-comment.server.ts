import type { Actor, Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { once } from "#app/core/transact.server.ts";
import type { State } from "#app/features/ideas/idea.ts";
import { riskOf } from "#app/features/screening/match.ts";
import { screenRevision } from "#app/features/screening/screen-revision.server.ts";
import { type Way, wayOf } from "#app/features/spaces/moderation-mode.server.ts";
import { queueRevision } from "#app/features/spaces/queue-revision.server.ts";
import type { Tx } from "#db/portable.ts";
import { cancelWaitingRevision } from "./cancel-waiting-revision.server.ts";
import { isCommentingOpen, mayEditComment } from "./comment.policy.ts";
import { commentTarget } from "./comment-target.queries.server.ts";
import { publishComment } from "./publish-comment.server.ts";

export type Edited = { id: string; state: State; revision: string };

/**
 * Gives one's own comment a new revision: public at once, or waiting as the space says while the last
 * approved one stays public. What is not public now (rejected, removed, waiting) always waits again.
 * Throws `notFound`, `forbidden` for others than the author, `conflict` when it changed since `revision`
 * or commenting is closed.
 */
export async function editComment(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; body: string; revision: string; lang?: Locale },
  key?: string,
): Promise<Edited> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const comment = await commentTarget(tx, actor, input.id);
    allow(mayEditComment(actor, comment));
    if (!isCommentingOpen(comment.idea, ctx.now())) throw new DomainError("conflict", "comments.closed");
    const revisionId = ctx.newId();
    const taken = await tx
      .updateTable("comments")
      .set({
        latest_revision_id: revisionId,
        ...(comment.state === "approved" ? {} : { state: "pending" }),
      })
      .where("id", "=", comment.id)
      .where("state", "=", comment.state)
      .where("latest_revision_id", "=", input.revision)
      .returning("id")
      .executeTakeFirst();
    if (!taken) throw new DomainError("conflict", "errors.conflict");
    await cancelWaitingRevision(tx, comment.id);
    await addRevision(ctx, tx, { ...input, revisionId, before: input.revision });
    const matches = await screenRevision(ctx, tx, {
      id: revisionId,
      subjectId: comment.id,
      spaceId: comment.idea.space.id,
      ideaId: comment.idea.id,
      authorId: actor.id,
      text: { title: null, body: input.body },
      publicRevisionId: comment.state === "approved" ? comment.publicRevisionId : null,
    });
    const place = {
      ideaId: comment.idea.id,
      spaceId: comment.idea.space.id,
      commentId: comment.id,
      revisionId,
    };
    const text = { contributionId: comment.id, isFlagged: matches.length > 0 };
    const { isPublic, why }: Way =
      comment.state === "approved"
        ? await wayOf(ctx, tx, comment.idea.space, actor, text)
        : { isPublic: false, why: "mode" };
    if (!isPublic)
      record({ type: "comment.posted", ...placeOnly(place), data: { revisionId, state: "pending" } });
    if (why) await queueRevision(ctx, tx, record, { type: "comment", ...place, why, risk: riskOf(matches) });
    if (isPublic) await publishComment(ctx, tx, record, place);
    return { id: comment.id, state: isPublic ? "approved" : "pending", revision: revisionId };
  });
}

async function addRevision(
  ctx: AppContext,
  tx: Tx,
  input: { id: string; body: string; revisionId: string; before: string; lang?: Locale },
): Promise<void> {
  const before = await tx
    .selectFrom("comment_revisions")
    .select((eb) => [
      "lang",
      eb
        .selectFrom("comment_revisions as r")
        .select((inner) => inner.fn.max("r.ordinal").as("last"))
        .where("r.comment_id", "=", input.id)
        .as("last"),
    ])
    .where("id", "=", input.before)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("comment_revisions")
    .values({
      id: input.revisionId,
      comment_id: input.id,
      ordinal: Number(before.last) + 1,
      body: input.body,
      html: renderMarkdown(input.body),
      lang: input.lang ?? before.lang,
      state: "pending",
      created_at: ctx.now().toISOString(),
    })
    .execute();
}

function placeOnly({ ideaId, spaceId, commentId }: { ideaId: string; spaceId: string; commentId: string }) {
  return { ideaId, spaceId, commentId };
}
