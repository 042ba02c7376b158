import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { hashPassword, isPassword } from "./password.server.ts";
import { startSession } from "./session.server.ts";

const FRESH_MINUTES = 15;

export type PasswordChange = { current: string; password: string | null; userAgent: string };

/**
 * Sets, changes or (with null) removes one's password, ends every session and starts a new one here.
 * Returns its cookie. A first password asks for a session no older than 15 minutes, any other change for
 * the present password. Throws `forbidden` (not fresh, or a token) or `invalid` (field current).
 */
export async function changePassword(ctx: AppContext, actor: Actor, input: PasswordChange): Promise<string> {
  allow(actor.sessionId !== null);
  const before = await ctx.db
    .selectFrom("users")
    .innerJoin("sessions", "sessions.user_id", "users.id")
    .select(["users.password_hash", "sessions.created_at"])
    .where("users.id", "=", actor.id)
    .where("sessions.id", "=", actor.sessionId)
    .executeTakeFirstOrThrow();
  if (before.password_hash === null) {
    const oldest = new Date(ctx.now().getTime() - FRESH_MINUTES * 60_000).toISOString();
    allow(before.created_at >= oldest, "accounts.password.fresh");
  } else if (!(await isPassword(ctx, before.password_hash, input.current))) {
    throw new DomainError("invalid", "accounts.password.wrongCurrent", { field: "current" });
  }
  const stored = input.password === null ? null : await hashPassword(input.password);
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const changed = await tx
      .updateTable("users")
      .set({ password_hash: stored })
      .where("id", "=", actor.id)
      .where("state", "=", "active")
      .where("password_hash", "is not distinct from", before.password_hash)
      .returning("id")
      .executeTakeFirst();
    if (!changed) throw new DomainError("conflict", "errors.conflict");
    await tx.deleteFrom("sessions").where("user_id", "=", actor.id).execute();
    record({ type: "session.ended", data: { userId: actor.id, sessionId: null } });
    record({ type: "account.changed", data: { userId: actor.id } });
    return startSession(ctx, tx, actor.id, input.userAgent);
  });
}
