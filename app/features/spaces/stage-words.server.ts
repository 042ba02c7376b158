import { localized } from "./localized.ts";
import { asStage, type Stage } from "./stage.ts";
import { NEEDS, type StageNames, type StageNeeds } from "./stage-words.ts";

/** Reads stored names. */
export function stageNames(json: string): StageNames {
  return byStage(json, (names) => localized(JSON.stringify(names)));
}

/** The stored name of one stage, where a row has no use for the others. */
export function nameOfStage(json: string, stage: Stage): StageNames {
  const name = stageNames(json)[stage];
  return name ? { [stage]: name } : {};
}

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
