import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { once } from "#app/core/transact.server.ts";
import type { Tx } from "#db/portable.ts";
import type { Decided } from "./decision.ts";
import { suspensionOf } from "./suspension-appeal.queries.server.ts";
import { mailAppealOutcome } from "./suspension-appeal-mail.server.ts";
import { judgesOf } from "./suspension-judges.queries.server.ts";
import { changeUserState } from "./user-state.server.ts";
import { writeDecision } from "./write-decision.server.ts";

/**
 * Decides an appeal against a suspension, with a reason that the person is told by mail: upheld, it stays;
 * overturned, it ends. Throws `notFound` when it is somebody else's to decide, `conflict` when it is decided.
 */
export async function decideSuspensionAppeal(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; outcome: "upheld" | "overturned"; reason: string },
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const { id, outcome, reason } = input;
    const appeal = found(
      await tx.selectFrom("appeals").select("decision_id").where("id", "=", id).executeTakeFirst(),
    );
    const suspension = found(await suspensionOf(tx, appeal.decision_id));
    found((await judgesOf(tx, suspension)).find((judge) => judge.id === actor.id));
    const taken = await tx
      .updateTable("appeals")
      .set({ state: outcome, answer: reason, decided_at: ctx.now().toISOString(), alarm_at: null })
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .returning("id")
      .executeTakeFirst();
    if (!taken) throw new DomainError("conflict", "errors.conflict");
    const { spaceId } = suspension;
    const decisionId = await writeDecision(ctx, tx, record, {
      verdict: outcome,
      source: "appeal",
      subjectType: "appeal",
      subjectId: id,
      revisionId: null,
      spaceId,
      queueItemId: null,
      moderatorId: actor.id,
      rule: null,
      reason,
    });
    if (outcome === "overturned") await end(ctx, tx, record, suspension);
    await mailAppealOutcome(ctx, tx, suspension, { id, outcome, reason });
    record({ type: "appeal.decided", spaceId, data: { appealId: id, decisionId } });
    return { decisionId };
  });
}

/** Ends what was wrong; a suspension that is over, or another one, stays as it is. */
async function end(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  suspension: NonNullable<Awaited<ReturnType<typeof suspensionOf>>>,
): Promise<void> {
  const ended = await tx
    .updateTable("suspensions")
    .set({ ended_at: ctx.now().toISOString() })
    .where("decision_id", "=", suspension.id)
    .where("ended_at", "is", null)
    .returning("decision_id")
    .executeTakeFirst();
  const userId = suspension.authorId;
  if (!ended || !userId || suspension.scope !== "account") return;
  if (await changeUserState(tx, userId, "suspended", "active"))
    record({ type: "account.reinstated", data: { userId } });
}
