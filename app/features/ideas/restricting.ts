/** Verdicts that keep a text, or a part of it, out of public sight: each has its rule and reason, and may be appealed. */
export const RESTRICTING = ["rejected", "redacted", "removed"] as const;
export type Restricting = (typeof RESTRICTING)[number];

/** Narrows a stored word. */
export function asRestricting(word: string | null): Restricting {
  return RESTRICTING.find((verdict) => verdict === word) ?? "rejected";
}
