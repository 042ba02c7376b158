import { type Actor, LOCALES } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { heldSpace } from "./managed-space.server.ts";
import type { EditedStages } from "./space.schema.ts";
import { stagesOf } from "./space.ts";
import { ASIDE, asksFor, STAGES, type Stage } from "./stage.ts";
import type { StageNames } from "./stage-words.ts";

/**
 * Says which stages a space uses and in which order, names them and says what a move to each must tell; a name left
 * empty is the site's. What is not used keeps what it was called, and the ideas that are there. Throws `notFound`, `forbidden`, `conflict`, `invalid` for a name given twice.
 */
export async function setStages(
  ctx: AppContext,
  actor: Actor,
  input: EditedStages & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    const present = stagesOf(space);
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
    const stages: Stage[] = [
      "received",
      ...input.steps,
      "done",
      ...ASIDE.filter((stage) => input.aside.includes(stage)),
    ];
    requireDistinct(stages, names);
    await tx
      .updateTable("spaces")
      .set({
        stages: JSON.stringify(stages),
        stage_names: JSON.stringify(names),
        stage_needs: JSON.stringify(needs),
      })
      .where("id", "=", space.id)
      .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}

/** Two stages of one name could not be told apart. */
function requireDistinct(stages: Stage[], names: StageNames): void {
  for (const locale of LOCALES) {
    const seen = new Set<string>();
    for (const stage of stages) {
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
