import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import { clockIn } from "#app/features/spaces/clock.queries.server.ts";
import { dueAfter, USUAL_CLOCK } from "#app/features/spaces/clock.ts";
import { suspensionOf } from "./suspension-appeal.queries.server.ts";
import { mailJudges } from "./suspension-appeal-mail.server.ts";
import { judgesOf } from "./suspension-judges.queries.server.ts";

/**
 * Asks somebody else to look again at a suspension, once and for more than six months. The caller has read the
 * decision from a signed address: whoever is suspended cannot sign in. Those who decide it are told at once.
 * Throws `notFound`, `conflict` the second time and too late.
 */
export async function appealSuspension(
  ctx: AppContext,
  input: { decisionId: string; text: string },
): Promise<{ id: string }> {
  return ctx.transact({}, async (tx, record) => {
    const suspension = found(await suspensionOf(tx, input.decisionId));
    const now = ctx.now();
    if (suspension.appealUntil !== null && now.toISOString() > suspension.appealUntil)
      throw new DomainError("conflict", "moderation.appeal.late");
    const { spaceId } = suspension;
    const clock = spaceId ? await clockIn(tx, spaceId) : USUAL_CLOCK;
    const dueAt = dueAfter(clock, now, clock.targets.appeal, ctx.config.timeZone).toISOString();
    const id = ctx.newId();
    const filed = await tx
      .insertInto("appeals")
      .values({
        id,
        decision_id: suspension.id,
        author_id: suspension.authorId,
        text: input.text,
        state: "waiting",
        answer: null,
        created_at: now.toISOString(),
        due_at: dueAt,
        alarm_at: dueAt,
      })
      .onConflict((conflict) => conflict.column("decision_id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!filed) throw new DomainError("conflict", "moderation.appeal.twice");
    await mailJudges(ctx, tx, await judgesOf(tx, suspension), { id, dueAt, overdue: false });
    record({ type: "suspension.appealed", spaceId, data: { appealId: id } });
    if (spaceId) record({ type: "queue.changed", spaceId, data: {} });
    return { id };
  });
}
