import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";

/** Switches the desk's single-letter keys on or off for oneself. */
export async function switchKeys(ctx: AppContext, actor: Actor, input: { on: boolean }): Promise<void> {
  await ctx.transact({ actorId: actor.id }, (tx) =>
    tx
      .updateTable("users")
      .set({ desk_keys: input.on ? 1 : 0 })
      .where("id", "=", actor.id)
      .execute(),
  );
}
