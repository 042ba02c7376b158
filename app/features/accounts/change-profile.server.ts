import type { Actor, Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";

/** Changes one's display name, language and whether mail may come. */
export async function changeProfile(
  ctx: AppContext,
  actor: Actor,
  input: { name: string; locale: Locale; mail: boolean },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    await tx
      .updateTable("users")
      .set({ name: input.name, locale: input.locale, mail: input.mail ? 1 : 0 })
      .where("id", "=", actor.id)
      .execute();
    record({ type: "account.changed", data: { userId: actor.id } });
  });
}
