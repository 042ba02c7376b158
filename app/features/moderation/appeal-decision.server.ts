import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { queueItem } from "#app/features/spaces/queue-revision.server.ts";
import { mayAppeal } from "./moderation.policy.ts";
import { appealable } from "./own-decision.queries.server.ts";

/** Read before texts in which nothing was found. */
const APPEAL_RISK = 1;

/**
 * Asks somebody else to look again at a rejection or removal of one's own text, for more than six months, once.
 * Throws `notFound` for anybody else's decision, `conflict` the second time, too late, and when the decision no
 * longer stands in the way of the text.
 */
export async function appealDecision(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; text: string },
  key?: string,
): Promise<{ id: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const decision = found(await appealable(tx, actor, input.id));
    allow(mayAppeal(actor, decision));
    if (!decision.stands) throw new DomainError("conflict", "errors.conflict");
    if (decision.appealUntil !== null && ctx.now().toISOString() > decision.appealUntil)
      throw new DomainError("conflict", "moderation.appeal.late");
    const id = ctx.newId();
    const filed = await tx
      .insertInto("appeals")
      .values({
        id,
        decision_id: decision.id,
        author_id: actor.id,
        text: input.text,
        state: "waiting",
        answer: null,
        created_at: ctx.now().toISOString(),
      })
      .onConflict((conflict) => conflict.column("decision_id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!filed) throw new DomainError("conflict", "moderation.appeal.twice");
    const { spaceId, ideaId, commentId } = decision;
    const place = { spaceId, ideaId, commentId };
    const queueItemId = await queueItem(ctx, tx, record, {
      type: "appeal",
      appealId: id,
      risk: APPEAL_RISK,
      ...place,
    });
    record({ type: "appeal.filed", ...place, data: { appealId: id, queueItemId } });
    return { id };
  });
}
