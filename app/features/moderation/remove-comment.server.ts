import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import { type Decided, type Grounds, groundsOf } from "./decision.ts";
import { removeText } from "./remove-text.server.ts";
import { textToDecide } from "./text-target.queries.server.ts";

/**
 * Takes a published comment out of public sight, with its rule and reason, as the thread's next event.
 * Throws `notFound` outside one's spaces, `forbidden` for one's own, `invalid` for a rule the space
 * does not have, `conflict` when it is not public.
 */
export async function removeComment(
  ctx: AppContext,
  actor: Actor,
  input: Grounds & { id: string; source?: "own" | "command" },
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const { idea, id } = await commentTarget(tx, actor, input.id);
    const text = await textToDecide(tx, actor, idea, id);
    const decisionId = await removeText(ctx, tx, record, actor, text, {
      ...groundsOf(input),
      source: input.source ?? "own",
    });
    return { decisionId };
  });
}
