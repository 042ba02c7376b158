import type { Translate } from "#app/i18n/translate.ts";

/** What screening can find in a text. It shows and routes; it never decides. */
export const MATCH_KINDS = [
  "threat",
  "insult",
  "ownWord",
  "telephone",
  "identity",
  "account",
  "email",
  "link",
  "repeated",
  "burst",
  "similar",
] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

export const FIELDS = ["title", "body"] as const;
export type Field = (typeof FIELDS)[number];

/** Something a moderator should look at, and why. */
export type Match = {
  kind: MatchKind;
  field: Field;
  /** UTF-16 offsets in that text; null when the whole text is meant. */
  start: number | null;
  end: number | null;
  /** What its explanation names. */
  values: Record<string, string | number>;
};

/** What tells who or where a person is: a moderator can take it out and publish the rest. */
export const PERSONAL = ["telephone", "identity", "account", "email"] as const satisfies MatchKind[];
export type PersonalKind = (typeof PERSONAL)[number];

/** True when the match is of personal data that stands somewhere in the text. */
export function isPersonal(
  match: Match,
): match is Match & { kind: PersonalKind; start: number; end: number } {
  return PERSONAL.some((kind) => kind === match.kind) && match.start !== null && match.end !== null;
}

/** How soon somebody should look, by kind; a text's risk is that of its gravest match and a little for each other kind. */
const RISK: Record<MatchKind, number> = {
  threat: 7,
  insult: 4,
  ownWord: 4,
  telephone: 5,
  identity: 5,
  account: 5,
  email: 3,
  link: 1,
  repeated: 2,
  burst: 3,
  similar: 1,
};

/** From 0, nothing found, to 9. */
export function riskOf(matches: readonly Match[]): number {
  const kinds = new Set(matches.map((match) => match.kind));
  const gravest = Math.max(0, ...[...kinds].map((kind) => RISK[kind]));
  return Math.min(9, gravest + Math.max(0, kinds.size - 1));
}

/** The reason of a match in one sentence. */
export function explain(match: Match, t: Translate): string {
  return t(`screening.match.${match.kind}`, match.values);
}

/** Narrows a stored word. */
export function asMatchKind(word: string): MatchKind | null {
  return MATCH_KINDS.find((kind) => kind === word) ?? null;
}
