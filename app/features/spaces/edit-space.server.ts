import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import type { Tx } from "#db/portable.ts";
import { heldSpace } from "./managed-space.server.ts";
import { requireOwner } from "./owning-organisation.server.ts";
import type { EditedSpace } from "./space.schema.ts";
import { basicsOf } from "./space.ts";
import { STAGES, type Stage } from "./stage.ts";

/**
 * Changes what a space is: title, brief, languages, visibility, moderation, stages, organisation. Throws
 * `notFound`, `forbidden`, `conflict` when somebody saved in between, `invalid` for a stage that holds ideas.
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
    await requireStages(tx, space.id, input.stages);
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
        stages: JSON.stringify(STAGES.filter((stage) => input.stages.includes(stage))),
        organisation_id: input.organisation,
      })
      .where("id", "=", space.id)
      .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: input.visibility } });
  });
}

async function requireStages(tx: Tx, spaceId: string, stages: Stage[]): Promise<void> {
  const held = await tx
    .selectFrom("ideas")
    .select("id")
    .where("space_id", "=", spaceId)
    .where("stage", "not in", stages)
    .limit(1)
    .executeTakeFirst();
  if (held) throw new DomainError("invalid", "admin.space.stageHeld", { field: "stages" });
}
