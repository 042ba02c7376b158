/** The laws a text may be against, by a code of ours: their names are in the languages of the site, so that they may be published. */
export const LAWS = [
  "hate",
  "threats",
  "defamation",
  "privacy",
  "minors",
  "terrorism",
  "intellectual_property",
  "fraud",
] as const;
export type LawCode = (typeof LAWS)[number];

/** Narrows a stored word. */
export function asLaw(word: string | null): LawCode | null {
  return LAWS.find((law) => law === word) ?? null;
}
