import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { maySuspend } from "#app/features/accounts/account.policy.ts";
import { endSessionsIn } from "#app/features/accounts/end-sessions.server.ts";
import { APPEAL_DAYS } from "./decision.ts";
import { mailSuspended } from "./suspension-mail.server.ts";
import { changeUserState } from "./user-state.server.ts";
import { writeDecision } from "./write-decision.server.ts";

const DAY_MS = 86_400_000;

/**
 * Keeps a person from acting, until an instant or until somebody ends it: sessions and tokens end at once, live
 * connections within seconds, and the decision is on record and mailed with its statement of reasons. Returns false when
 * they were suspended already. Throws `forbidden`, `notFound`, `conflict` for an account that was erased or
 * only imported.
 */
export async function suspendUser(
  ctx: AppContext,
  actor: Actor,
  input: { userId: string; reason: string; until?: string | null; source: "own" | "command" },
): Promise<boolean> {
  allow(maySuspend(actor, input.userId));
  const { userId, until = null, ...stated } = input;
  const moderatorId = personId(actor);
  return ctx.transact({ actorId: moderatorId }, async (tx, record) => {
    const user = await changeUserState(tx, userId, "active", "suspended");
    if (!user) return false;
    await endSessionsIn(tx, record, userId);
    await tx
      .updateTable("tokens")
      .set({ revoked_at: ctx.now().toISOString() })
      .where("user_id", "=", userId)
      .where("revoked_at", "is", null)
      .execute();
    const decisionId = await writeDecision(ctx, tx, record, {
      ...stated,
      verdict: "suspended",
      subjectType: "user",
      subjectId: userId,
      revisionId: null,
      spaceId: null,
      queueItemId: null,
      moderatorId,
      rule: null,
      endsAt: until,
    });
    await tx
      .insertInto("suspensions")
      .values({
        decision_id: decisionId,
        kind: "account",
        user_id: userId,
        email: null,
        space_id: null,
        locale: user.locale,
        until,
        ended_at: null,
      })
      .execute();
    const appealUntil = new Date(ctx.now().getTime() + APPEAL_DAYS * DAY_MS).toISOString();
    await mailSuspended(ctx, tx, user, { id: decisionId, reason: stated.reason, until, appealUntil });
    record({ type: "account.suspended", data: { userId } });
    return true;
  });
}
