import type { Locale } from "#app/core/actor.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Localized } from "./space.ts";
import { asStage, type Stage } from "./stage.ts";

/** What a space calls its stages, where that is not what the site does. */
export type StageNames = Partial<Record<Stage, Localized>>;

/** How a space's stages differ from the site's: by their names, and by its way where that is one of its own. */
export type OwnStages = { names: StageNames; way: readonly Stage[] | null };

/** What a move to a stage may be asked for. */
export const NEEDS = ["note", "responsible", "due"] as const;
export type Need = (typeof NEEDS)[number];
export type StageNeeds = Partial<Record<Stage, Need[]>>;

/** A stage in words: the space's own where there is one in the language, else the site's. */
export function stageName(t: Translate, locale: Locale, stage: Stage, names?: StageNames | null): string {
  return names?.[stage]?.[locale] || t(`pipeline.stage.${stage}`);
}

/** The same words, with a space's own for its stages. */
export function wordsOfSpace(t: Translate, locale: Locale, names: StageNames): Translate {
  return (key, params) => {
    const stage = asStage(/^pipeline\.stage\.(\w+)$/.exec(key)?.[1]);
    return stage ? stageName(t, locale, stage, names) : t(key, params);
  };
}
