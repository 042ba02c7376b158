import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { maySuspend } from "#app/features/accounts/account.policy.ts";
import { mailReinstated } from "./suspension-mail.server.ts";
import { changeUserState, endSuspension } from "./user-state.server.ts";
import { writeDecision } from "./write-decision.server.ts";

/**
 * Lets a suspended person act again; they sign in anew. Returns false when they were not suspended.
 * Throws as `suspendUser`.
 */
export async function reinstateUser(
  ctx: AppContext,
  actor: Actor,
  input: { userId: string; reason: string; source: "own" | "command" },
): Promise<boolean> {
  allow(maySuspend(actor, input.userId));
  const { userId, ...stated } = input;
  const moderatorId = personId(actor);
  return ctx.transact({ actorId: moderatorId }, async (tx, record) => {
    const user = await changeUserState(tx, userId, "suspended", "active");
    if (!user) return false;
    await endSuspension(ctx, tx, userId);
    const id = await writeDecision(ctx, tx, record, {
      ...stated,
      verdict: "reinstated",
      subjectType: "user",
      subjectId: userId,
      revisionId: null,
      spaceId: null,
      queueItemId: null,
      moderatorId,
      rule: null,
    });
    await mailReinstated(ctx, tx, user, { id, reason: stated.reason });
    record({ type: "account.reinstated", data: { userId } });
    return true;
  });
}
