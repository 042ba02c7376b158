import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { mayAdminister } from "./account.policy.ts";

/** Names the site, in its header and titles. Throws `forbidden`. */
export async function renameSite(
  ctx: AppContext,
  actor: Actor,
  input: { name: string },
  key?: string,
): Promise<void> {
  allow(mayAdminister(actor));
  const by = personId(actor);
  await ctx.transact(once(by, key, input), async (tx, record) => {
    await tx
      .insertInto("settings")
      .values({ name: "site_name", value: input.name })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: input.name }))
      .execute();
    record({ type: "site.changed", data: {} });
  });
}
