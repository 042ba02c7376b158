import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { heldSpace } from "./managed-space.server.ts";
import { requireOwner } from "./owning-organisation.server.ts";
import type { EditedSpace } from "./space.schema.ts";
import { basicsOf } from "./space.ts";

/**
 * Changes what a space is: title, brief, languages, visibility, moderation, organisation. Throws `notFound`,
 * `forbidden`, `conflict` when somebody saved in between, `invalid` for an organisation it cannot have.
 */
export async function editSpace(
  ctx: AppContext,
  actor: Actor,
  input: EditedSpace & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    requireVersion(basicsOf(space), input.version);
    await requireOwner(tx, actor, input.organisation, space.organisationId);
    await tx
      .updateTable("spaces")
      .set({
        title: JSON.stringify(input.title),
        brief: JSON.stringify(input.brief),
        languages: JSON.stringify(input.languages),
        visibility: input.visibility,
        moderation: input.moderation,
        first_count: input.firstCount,
        sample_percent: input.samplePercent,
        presence: input.presence ? 1 : 0,
        organisation_id: input.organisation,
      })
      .where("id", "=", space.id)
      .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: input.visibility } });
  });
}
