import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import { actorById } from "./actor.queries.server.ts";
import { isPassword } from "./password.server.ts";
import { startSession } from "./session.server.ts";
import type { SignInInput } from "./sign-in.server.ts";

export type PasswordSignIn = Pick<SignInInput, "userAgent" | "endSession" | "consume" | "claim"> & {
  email: string;
  password: string;
  intentId: string | null;
};

/**
 * Signs in by password and carries out the intent, all or nothing. Returns the session cookie. Throws
 * `invalid` with one message, after the same time, for an unknown address, a wrong password or none set;
 * `forbidden` for a suspended person, who alone knows the password.
 */
export async function signInByPassword(ctx: AppContext, input: PasswordSignIn): Promise<string> {
  const account = await ctx.db
    .selectFrom("users")
    .select(["id", "password_hash", "state"])
    .where("email", "=", input.email)
    .where("state", "in", ["active", "suspended"])
    .executeTakeFirst();
  const right = await isPassword(ctx, account?.password_hash ?? null, input.password);
  if (!account || !right) throw new DomainError("invalid", "accounts.password.wrong", { field: "password" });
  if (account.state !== "active") throw new DomainError("forbidden", "accounts.suspended");
  return ctx.transact({ actorId: account.id }, async (tx, record) => {
    const actor = found(await actorById(tx, account.id));
    if (input.endSession) {
      await tx.deleteFrom("sessions").where("id", "=", input.endSession.sessionId).execute();
      record({ type: "session.ended", data: input.endSession });
    }
    const cookie = await startSession(ctx, tx, account.id, input.userAgent);
    await input.claim?.(tx, account.id);
    if (input.intentId) await input.consume(tx, record, actor, input.intentId);
    return cookie;
  });
}
