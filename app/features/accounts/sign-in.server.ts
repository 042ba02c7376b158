import type { Actor, Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { isDuplicate, type Tx } from "#db/portable.ts";
import { actorById } from "./actor.queries.server.ts";
import { startSession } from "./session.server.ts";
import { type Proof, useProof } from "./sign-in-code.server.ts";

/** Version of the rules and privacy notice that people accept. */
export const ACCEPTED_VERSION = "2026-11";

/** Carries out what a person meant to do before signing in, in the transaction that signs in. */
export type ConsumeIntent = (tx: Tx, record: RecordEvent, actor: Actor, intentId: string) => Promise<void>;

/** Makes the person's what their browser held before, in the same transaction. */
export type Claim = (tx: Tx, userId: string) => Promise<void>;

export type SignInInput = {
  proof: Proof;
  userAgent: string;
  /** The session this browser had, which ends. */
  endSession: { userId: string; sessionId: string } | null;
  /** Given the first time. */
  profile: { name: string; locale: Locale } | null;
  consume: ConsumeIntent;
  claim?: Claim | undefined;
};

/** Whether the address has an account already. */
export async function hasAccount(ctx: AppContext, email: string): Promise<boolean> {
  const row = await ctx.db.selectFrom("users").select("id").where("email", "=", email).executeTakeFirst();
  return row !== undefined;
}

/**
 * Signs in by a proven address: uses the proof, makes the account the first time, starts a new session
 * and carries out the intent, all or nothing. Returns the session cookie.
 * Throws `invalid` (field name) when an account must be made and no profile came, `forbidden` when suspended.
 */
export async function signIn(ctx: AppContext, input: SignInInput): Promise<{ cookie: string; next: string }> {
  try {
    return await signInOnce(ctx, input);
  } catch (error) {
    // Two first sign-ins of one address at once: the second begins again and finds the account.
    if (isDuplicate(error) || error instanceof AccountAppeared) return signInOnce(ctx, input);
    throw error;
  }
}

/** The account was made between looking for it and the transaction. */
class AccountAppeared extends Error {}

async function signInOnce(ctx: AppContext, input: SignInInput): Promise<{ cookie: string; next: string }> {
  const { proof, profile } = input;
  const account = await ctx.db
    .selectFrom("users")
    .select("id")
    .where("email", "=", proof.email)
    .executeTakeFirst();
  const userId = account?.id ?? ctx.newId();
  return ctx.transact({ actorId: userId }, async (tx, record) => {
    await useProof(ctx, tx, proof);
    const known = await tx
      .selectFrom("users")
      .select(["id", "state"])
      .where("email", "=", proof.email)
      .executeTakeFirst();
    if (known && known.state !== "active") throw new DomainError("forbidden", "accounts.suspended");
    if (known && known.id !== userId) throw new AccountAppeared();
    if (!known) await register(ctx, tx, record, { id: userId, email: proof.email, profile });
    if (input.endSession) {
      await tx.deleteFrom("sessions").where("id", "=", input.endSession.sessionId).execute();
      record({ type: "session.ended", data: input.endSession });
    }
    const cookie = await startSession(ctx, tx, userId, input.userAgent);
    await input.claim?.(tx, userId);
    if (proof.intentId) await input.consume(tx, record, found(await actorById(tx, userId)), proof.intentId);
    return { cookie, next: proof.next };
  });
}

/** Signs a demo account in by one press. The caller has checked that the demo doors are open. */
export async function signInToDemo(
  ctx: AppContext,
  email: string,
  userAgent: string,
  claim: Claim,
): Promise<string> {
  return ctx.transact({}, async (tx) => {
    const user = found(
      await tx
        .selectFrom("users")
        .select("id")
        .where("email", "=", email)
        .where("state", "=", "active")
        .executeTakeFirst(),
    );
    await claim(tx, user.id);
    return startSession(ctx, tx, user.id, userAgent);
  });
}

async function register(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  { id, email, profile }: { id: string; email: string; profile: SignInInput["profile"] },
): Promise<void> {
  if (!profile) throw new DomainError("invalid", "errors.required", { field: "name" });
  const at = ctx.now().toISOString();
  await tx
    .insertInto("users")
    .values({
      id,
      email,
      name: profile.name,
      locale: profile.locale,
      state: "active",
      password_hash: null,
      accepted_version: ACCEPTED_VERSION,
      accepted_at: at,
      created_at: at,
    })
    .execute();
  record({ type: "account.created", data: { userId: id } });
}
