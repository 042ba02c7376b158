import { type Actor, LOCALES } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { heldSpace } from "./managed-space.server.ts";
import type { EditedStages } from "./space.schema.ts";
import { type Space, stageWordsOf } from "./space.ts";
import { asksFor, STAGES } from "./stage.ts";
import type { StageNames } from "./stage-words.ts";

/**
 * Names a space's stages and says what a move to each must tell; a name left empty is the site's. What is not used
 * there keeps what it was called. Throws `notFound`, `forbidden`, `conflict`, `invalid` for a name given twice.
 */
export async function setStages(
  ctx: AppContext,
  actor: Actor,
  input: EditedStages & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    const present = stageWordsOf(space);
    requireVersion(present, input.version);
    const names = { ...present.stageNames };
    const needs = { ...present.stageNeeds };
    for (const { index, row } of input.rows) {
      const stage = STAGES[index];
      if (!stage || !space.stages.includes(stage)) continue;
      if (Object.keys(row.name).length > 0) names[stage] = row.name;
      else delete names[stage];
      const asked = row.needs.filter((need) => asksFor(stage, need));
      if (asked.length > 0) needs[stage] = asked;
      else delete needs[stage];
    }
    requireDistinct(space, names);
    await tx
      .updateTable("spaces")
      .set({ stage_names: JSON.stringify(names), stage_needs: JSON.stringify(needs) })
      .where("id", "=", space.id)
      .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}

/** Two stages of one name could not be told apart. */
function requireDistinct(space: Space, names: StageNames): void {
  for (const locale of LOCALES) {
    const seen = new Set<string>();
    for (const stage of space.stages) {
      const name = names[stage]?.[locale]?.toLocaleLowerCase(locale);
      if (name === undefined) continue;
      if (seen.has(name))
        throw new DomainError("invalid", "admin.stages.twice", {
          field: `${locale}-${STAGES.indexOf(stage)}`,
        });
      seen.add(name);
    }
  }
}
