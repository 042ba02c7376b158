import { localized } from "./localized.ts";
import { asStage, type Stage, WAY, wayOf } from "./stage.ts";
import { NEEDS, type OwnStages, type StageNames, type StageNeeds } from "./stage-words.ts";

/** Reads stored names. */
export function stageNames(json: string): StageNames {
  return byStage(json, (names) => localized(JSON.stringify(names)));
}

/** The stored name of one stage, where a row has no use for the others. */
export function nameOfStage(json: string, stage: Stage): StageNames {
  const name = stageNames(json)[stage];
  return name ? { [stage]: name } : {};
}

/** Reads the stored stages of a space, in its order. */
export function usedStages(json: string): Stage[] {
  const stages: unknown = JSON.parse(json);
  return (Array.isArray(stages) ? stages : [])
    .map((stage) => asStage(stage))
    .filter((stage): stage is Stage => stage !== null);
}

/** The way of these stages, null where it is the site's. */
export function ownWay(used: readonly Stage[]): Stage[] | null {
  const way = wayOf(used);
  return way.join() === WAY.join() ? null : way;
}

/** How one idea's stage is shown: by its space's name for it, at its place in the space's way. */
export function ownStage(row: { stages: string; stage_names: string }, stage: Stage): OwnStages {
  return { names: nameOfStage(row.stage_names, stage), way: ownWay(usedStages(row.stages)) };
}

/** The same for all stages of a space. */
export function ownStages(space: { stages: Stage[]; stageNames: StageNames }): OwnStages {
  return { names: space.stageNames, way: ownWay(space.stages) };
}

/** The site's stages, where no space is chosen. */
export const SITE_STAGES: OwnStages = { names: {}, way: null };

/** Reads stored needs. */
export function stageNeeds(json: string): StageNeeds {
  return byStage(json, (needs) => NEEDS.filter((need) => Array.isArray(needs) && needs.includes(need)));
}

function byStage<T>(json: string, read: (value: unknown) => T): Partial<Record<Stage, T>> {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== "object" || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([key, value]) => {
      const stage = asStage(key);
      return stage ? [[stage, read(value)]] : [];
    }),
  );
}
