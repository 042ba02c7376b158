import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, found } from "#app/core/errors.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import { mayDecide } from "./moderation.policy.ts";
import { restoreText } from "./restore-text.server.ts";
import { textOf } from "./text-target.queries.server.ts";
import type { Decided } from "./write-decision.server.ts";

/**
 * Brings a removed comment back, with its rule and reason, as the thread's next event.
 * Throws `notFound` outside one's spaces, `forbidden` for one's own, `invalid` for a rule the space
 * does not have, `conflict` when it is not removed.
 */
export async function restoreComment(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; rule: number; reason: string; key?: string },
): Promise<Decided> {
  const { key, ...typed } = input;
  const once = key ? { actorId: actor.id, key, input: typed } : undefined;
  return ctx.transact({ actorId: actor.id, once }, async (tx, record) => {
    const { idea, id } = await commentTarget(tx, actor, input.id);
    found(mayModerate(actor, idea.space.id) ? idea : null);
    const text = await textOf(tx, { ideaId: idea.id, commentId: id });
    allow(mayDecide(actor, text), "moderation.ownText");
    return { decisionId: await restoreText(ctx, tx, record, actor, text, input) };
  });
}
