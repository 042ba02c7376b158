import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, found } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import { mayDecide } from "./moderation.policy.ts";
import { restoreText } from "./restore-text.server.ts";
import { textOf } from "./text-target.queries.server.ts";
import type { Decided } from "./write-decision.server.ts";

/**
 * Brings a removed idea and its thread back, with its rule and reason.
 * Throws `notFound` outside one's spaces, `forbidden` for one's own, `invalid` for a rule the space
 * does not have, `conflict` when it is not removed.
 */
export async function restoreIdea(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null; rule: number; reason: string },
): Promise<Decided> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    found(mayModerate(actor, idea.space.id) ? idea : null);
    const text = await textOf(tx, { ideaId: idea.id, commentId: null });
    allow(mayDecide(actor, text), "moderation.ownText");
    return { decisionId: await restoreText(ctx, tx, record, actor, text, input) };
  });
}
