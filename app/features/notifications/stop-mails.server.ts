import type { AppContext } from "#app/core/context.ts";
import type { MailCause } from "./unsubscribe-token.server.ts";

/** Stops the mails of one cause for a person; a second time changes nothing. */
export async function stopMails(ctx: AppContext, input: { userId: string; cause: MailCause }): Promise<void> {
  await ctx.transact({}, async (tx) => {
    const person = await tx
      .selectFrom("users")
      .select("id")
      .where("id", "=", input.userId)
      .executeTakeFirst();
    if (!person) return;
    await tx
      .insertInto("mail_optouts")
      .values({ user_id: input.userId, cause: input.cause, created_at: ctx.now().toISOString() })
      .onConflict((conflict) => conflict.columns(["user_id", "cause"]).doNothing())
      .execute();
  });
}
