import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import type { Tx } from "#db/portable.ts";

type State = "active" | "suspended";

/**
 * Moves an account between its two states, inside another write; null when it is there already.
 * Throws `notFound`, `conflict` for an account in neither.
 */
export async function changeUserState(
  tx: Tx,
  userId: string,
  from: State,
  to: State,
): Promise<{ id: string; email: string | null; locale: Locale } | null> {
  const user = found(
    await tx.selectFrom("users").select("state").where("id", "=", userId).executeTakeFirst(),
  );
  if (user.state === to) return null;
  const changed = await tx
    .updateTable("users")
    .set({ state: to })
    .where("id", "=", userId)
    .where("state", "=", from)
    .returning(["id", "email", "locale"])
    .executeTakeFirst();
  if (!changed) throw new DomainError("conflict", "errors.conflict");
  return { ...changed, locale: asLocale(changed.locale) };
}

/** Marks the standing suspension of an account, this one or whichever it is, as over, inside another write; false when there is none. */
export async function endSuspension(
  ctx: AppContext,
  tx: Tx,
  userId: string,
  decisionId?: string,
): Promise<boolean> {
  const ended = await tx
    .updateTable("suspensions")
    .set({ ended_at: ctx.now().toISOString() })
    .where("user_id", "=", userId)
    .where("kind", "=", "account")
    .where("ended_at", "is", null)
    .$if(decisionId !== undefined, (query) => query.where("decision_id", "=", decisionId ?? ""))
    .returning("decision_id")
    .executeTakeFirst();
  return ended !== undefined;
}
