import type { AppContext } from "#app/core/context.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { mailReinstated } from "./suspension-mail.server.ts";
import { endSuspension } from "./user-state.server.ts";

const BATCH = 50;

/**
 * Ends the suspensions whose time is over: nobody decides anything, the decision said until when. The person signs
 * in anew and is told. Once, whichever server comes first; a suspension that was ended by hand is none any more.
 */
export const endSuspensions = {
  name: "end-suspensions",
  everyMs: 30_000,
  run: async (ctx: AppContext): Promise<void> => {
    const over = await ctx.db
      .selectFrom("suspensions")
      .select(["decision_id", "user_id"])
      .where("kind", "=", "account")
      .where("ended_at", "is", null)
      .where("until", "<=", ctx.now().toISOString())
      .orderBy("until")
      .limit(BATCH)
      .execute();
    for (const { decision_id, user_id } of over) if (user_id) await end(ctx, decision_id, user_id);
  },
};

async function end(ctx: AppContext, decisionId: string, userId: string): Promise<void> {
  await ctx.transact({}, async (tx, record) => {
    if (!(await endSuspension(ctx, tx, userId, decisionId))) return;
    const person = await tx
      .updateTable("users")
      .set({ state: "active" })
      .where("id", "=", userId)
      .where("state", "=", "suspended")
      .returning(["id", "email", "locale"])
      .executeTakeFirst();
    if (!person) return;
    await mailReinstated(
      ctx,
      tx,
      { ...person, locale: asLocale(person.locale) },
      { id: decisionId, reason: null },
    );
    record({ type: "account.reinstated", data: { userId } });
  });
}
