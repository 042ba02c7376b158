import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { publishComment } from "#app/features/comments/publish-comment.server.ts";
import { publishIdea } from "#app/features/ideas/publish-idea.server.ts";
import { type Decided, decideItem } from "./decide-item.server.ts";

/** Approves a waiting revision: public at once. Throws as `decideItem`. */
export async function approveItem(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; revision: string },
): Promise<Decided> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const { item, decisionId } = await decideItem(ctx, tx, record, actor, {
      ...input,
      verdict: "approved",
      rule: null,
      reason: null,
    });
    if (item.commentId) await publishComment(ctx, tx, record, { ...item, commentId: item.commentId });
    else await publishIdea(ctx, tx, record, item);
    return { decisionId };
  });
}
