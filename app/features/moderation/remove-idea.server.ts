import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { type Decided, type Grounds, groundsOf } from "./decision.ts";
import { removeText } from "./remove-text.server.ts";
import { textToDecide } from "./text-target.queries.server.ts";

/**
 * Takes a published idea, and so its thread, out of public sight, with its rule and reason.
 * Throws `notFound` outside one's spaces, `forbidden` for one's own, `invalid` for a rule the space
 * does not have, `conflict` when it is not public.
 */
export async function removeIdea(
  ctx: AppContext,
  actor: Actor,
  input: Grounds & { number: number | null },
): Promise<Decided> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    const text = await textToDecide(tx, actor, idea, null);
    const decisionId = await removeText(ctx, tx, record, actor, text, {
      ...groundsOf(input),
      source: "own",
    });
    return { decisionId };
  });
}
