import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import type { LicenceId } from "#app/core/licence.ts";
import { once } from "#app/core/transact.server.ts";
import { mayAdminister } from "./account.policy.ts";

const SETTINGS = {
  name: "site_name",
  publisher: "open_publisher",
  contact: "open_contact",
  licence: "open_licence",
} as const;

/** Says what the site is called and who gives its open data under which terms; what is not given stays. Throws `forbidden`. */
export async function editSite(
  ctx: AppContext,
  actor: Actor,
  input: { name: string; publisher?: string; contact?: string; licence?: LicenceId },
  key?: string,
): Promise<void> {
  allow(mayAdminister(actor));
  const by = personId(actor);
  const values = (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).flatMap((part) => {
    const value = input[part];
    return value === undefined ? [] : [{ name: SETTINGS[part], value }];
  });
  await ctx.transact(once(by, key, input), async (tx, record) => {
    await tx
      .insertInto("settings")
      .values(values)
      .onConflict((conflict) =>
        conflict.column("name").doUpdateSet((eb) => ({ value: eb.ref("excluded.value") })),
      )
      .execute();
    record({ type: "site.changed", data: {} });
  });
}
