import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import { maySuspend } from "./account.policy.ts";
import { endSessionsIn } from "./end-sessions.server.ts";

type Suspension = { userId: string; reason: string; source: "own" | "command" };

/**
 * Keeps a person from acting: sessions and tokens end at once, live connections within seconds, and the
 * decision is on record. Returns false when they were suspended already. Throws `forbidden`, `notFound`,
 * `conflict` for an account that was erased or only imported.
 */
export async function suspendUser(ctx: AppContext, actor: Actor, input: Suspension): Promise<boolean> {
  allow(maySuspend(actor, input.userId));
  const actorId = personId(actor);
  return ctx.transact({ actorId }, async (tx, record) => {
    if (!(await changeState(tx, input.userId, "active", "suspended"))) return false;
    await endSessionsIn(tx, record, input.userId);
    await tx
      .updateTable("tokens")
      .set({ revoked_at: ctx.now().toISOString() })
      .where("user_id", "=", input.userId)
      .where("revoked_at", "is", null)
      .execute();
    await decide(ctx, tx, record, actorId, "suspended", input);
    return true;
  });
}

/** Lets a suspended person act again; they sign in anew. Returns false when they were not suspended. */
export async function reinstateUser(ctx: AppContext, actor: Actor, input: Suspension): Promise<boolean> {
  allow(maySuspend(actor, input.userId));
  const actorId = personId(actor);
  return ctx.transact({ actorId }, async (tx, record) => {
    if (!(await changeState(tx, input.userId, "suspended", "active"))) return false;
    await decide(ctx, tx, record, actorId, "reinstated", input);
    return true;
  });
}

async function changeState(
  tx: Tx,
  userId: string,
  from: "active" | "suspended",
  to: "active" | "suspended",
): Promise<boolean> {
  const user = found(
    await tx.selectFrom("users").select("state").where("id", "=", userId).executeTakeFirst(),
  );
  if (user.state === to) return false;
  const changed = await tx
    .updateTable("users")
    .set({ state: to })
    .where("id", "=", userId)
    .where("state", "=", from)
    .returning("id")
    .executeTakeFirst();
  if (!changed) throw new DomainError("conflict", "errors.conflict");
  return true;
}

async function decide(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actorId: string | null,
  verdict: "suspended" | "reinstated",
  { userId, reason, source }: Suspension,
): Promise<void> {
  await tx
    .insertInto("decisions")
    .values({
      id: ctx.newId(),
      verdict,
      subject_type: "user",
      subject_id: userId,
      revision_id: null,
      space_id: null,
      queue_item_id: null,
      moderator_id: actorId,
      rule: null,
      reason,
      source,
      created_at: ctx.now().toISOString(),
    })
    .execute();
  record({
    type: verdict === "suspended" ? "account.suspended" : "account.reinstated",
    data: { userId },
  });
}
