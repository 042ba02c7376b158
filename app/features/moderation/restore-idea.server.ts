import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { Decided } from "./decision.ts";
import { restoreText } from "./restore-text.server.ts";
import { textToDecide } from "./text-target.queries.server.ts";

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
    const text = await textToDecide(tx, actor, idea, null);
    return { decisionId: await restoreText(ctx, tx, record, actor, text, input) };
  });
}
