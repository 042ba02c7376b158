import { LOCALES, type Locale } from "#app/core/actor.ts";
import type { Stage } from "./stage.ts";
import type { StageNames, StageNeeds } from "./stage-words.ts";

/** A text in the space's languages; at least one is there. */
export type Localized = Partial<Record<Locale, string>>;

export type PhaseKind = "propose" | "comment" | "vote";
export const PHASE_KINDS: readonly PhaseKind[] = ["propose", "comment", "vote"];

/** What people may do between two instants (UTC); an open end is null. */
export type Phase = { id: string; opens: PhaseKind; startsAt: string | null; endsAt: string | null };

export type Visibility = "public" | "private";
export type ModerationMode = "before" | "after" | "first" | "flagged";
export const MODERATION_MODES: readonly ModerationMode[] = ["before", "first", "flagged", "after"];

/** Modes in which a person's texts usually wait. */
export const READ_FIRST: readonly ModerationMode[] = ["before", "first"];

export type Space = {
  id: string;
  slug: string;
  title: Localized;
  brief: Localized;
  languages: Locale[];
  visibility: Visibility;
  moderation: ModerationMode;
  /** In `first`: so many contributions of each person wait. */
  firstCount: number;
  /** Of a hundred contributions of trusted people so many are read after they were published. */
  samplePercent: number;
  /** Threads say how many read and write, without names. */
  presence: boolean;
  /** Those it uses, in its order: received first, done last of the way, then what stands beside. */
  stages: Stage[];
  stageNames: StageNames;
  /** What a move to a stage must say here, beside what every space asks. */
  stageNeeds: StageNeeds;
  organisationId: string | null;
  phases: Phase[];
  createdAt: string;
};

/** The text in the language, else in the first one there is. */
export function inLocale(text: Localized, locale: Locale): string {
  return text[locale] || text.ca || text.es || text.en || "";
}

/** The language that `inLocale` answers in. */
export function localeOf(text: Localized, locale: Locale): Locale {
  return [locale, ...LOCALES].find((candidate) => text[candidate]) ?? locale;
}

/** What is edited together as a space's stages: which and in what order, their names and what each asks. */
export function stagesOf({
  stages,
  stageNames,
  stageNeeds,
}: Pick<Space, "stages" | "stageNames" | "stageNeeds">) {
  return { stages, stageNames, stageNeeds };
}

/** What is edited together as what a space is. */
export function basicsOf(space: Space) {
  const { title, brief, languages, visibility, moderation, firstCount, samplePercent, presence } = space;
  const { organisationId } = space;
  return {
    title,
    brief,
    languages,
    visibility,
    moderation,
    firstCount,
    samplePercent,
    presence,
    organisationId,
  };
}

/** When an act ends: the latest end of the phases that open it now, or null when it has no end. */
export function closesAt(space: Pick<Space, "phases">, act: PhaseKind, now: Date): string | null {
  const at = now.toISOString();
  const ends = space.phases
    .filter((phase) => phase.opens === act && isDuring(phase, at))
    .map((phase) => phase.endsAt);
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
}

/** When an act that is closed opens next, or null. */
export function opensAt(space: Pick<Space, "phases">, act: PhaseKind, now: Date): string | null {
  const at = now.toISOString();
  const starts = space.phases
    .filter((phase) => phase.opens === act)
    .flatMap((phase) => (phase.startsAt !== null && phase.startsAt > at ? [phase.startsAt] : []));
  return starts.sort()[0] ?? null;
}

/** True while the phase runs. */
export function isDuring(phase: Phase, at: string): boolean {
  return (phase.startsAt === null || phase.startsAt <= at) && (phase.endsAt === null || at < phase.endsAt);
}
