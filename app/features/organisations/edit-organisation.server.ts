import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { heldOrganisation, profileOf } from "./managed-organisation.server.ts";
import type { OrganisationProfile } from "./organisation.schema.ts";

/** Changes what an organisation says of itself. Throws `notFound`, `forbidden`, `conflict` after another's edit. */
export async function editOrganisation(
  ctx: AppContext,
  actor: Actor,
  input: OrganisationProfile & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const organisation = await heldOrganisation(tx, actor, input.slug);
    requireVersion(profileOf(organisation), input.version);
    await tx
      .updateTable("organisations")
      .set({ website: input.website, description: input.description })
      .where("id", "=", organisation.id)
      .execute();
    record({ type: "organisation.changed", data: { organisationId: organisation.id } });
  });
}
