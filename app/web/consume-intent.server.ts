import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { countActIn } from "#app/features/channels/count-channels.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postCommentIn } from "#app/features/comments/post-comment.server.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import { followIn } from "#app/features/notifications/follow-idea.server.ts";
import { castVoteIn } from "#app/features/votes/cast-vote.server.ts";
import type { Tx } from "#db/portable.ts";

/**
 * Does what a person meant to do before signing in, once, if it may still be done. What is closed by
 * now is left undone without keeping anybody from signing in.
 */
export async function consumeIntent(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  intentId: string,
): Promise<void> {
  const at = ctx.now().toISOString();
  const intent = await tx
    .updateTable("intents")
    .set({ used_at: at })
    .where("id", "=", intentId)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .returning(["kind", "idea_id", "payload"])
    .executeTakeFirst();
  if (!intent) return;
  const payload = JSON.parse(intent.payload);
  try {
    const target = await ideaTargetById(tx, actor, intent.idea_id);
    if (intent.kind === "vote") await castVoteIn(ctx, tx, record, actor, target);
    if (intent.kind === "follow") await followIn(ctx, tx, actor, target.id);
    if (intent.kind === "comment")
      await postCommentIn(ctx, tx, record, actor, target, newComment.parse(payload));
    if (intent.kind === "vote" || intent.kind === "comment")
      await countActIn(ctx, tx, actor, intent.kind, payload.channel);
  } catch (error) {
    if (!isDomainError(error)) throw error;
  }
}
