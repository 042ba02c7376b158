import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import type { Decided } from "./decision.ts";
import { restoreText } from "./restore-text.server.ts";
import { textToDecide } from "./text-target.queries.server.ts";

/**
 * Brings a removed comment back, with its rule and reason, as the thread's next event.
 * Throws `notFound` outside one's spaces, `forbidden` for one's own, `invalid` for a rule the space
 * does not have, `conflict` when it is not removed.
 */
export async function restoreComment(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; rule: number; reason: string },
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const { idea, id } = await commentTarget(tx, actor, input.id);
    const text = await textToDecide(tx, actor, idea, id);
    return { decisionId: await restoreText(ctx, tx, record, actor, text, input) };
  });
}
