import { placedWords } from "#app/core/words.ts";
import { linksIn } from "./links.ts";
import { FIELDS, type Field, type Match } from "./match.ts";
import { personalDataIn } from "./personal-data.ts";
import type { WordMatcher } from "./word-matcher.ts";

export type ScreenedText = { title: string | null; body: string };

/**
 * What a text itself shows: words of the lists, personal data, links, each with its place. Time grows with
 * the text's length alone, whatever stands in it.
 */
export function screenText(text: ScreenedText, words: WordMatcher, ownHost: string): Match[] {
  return FIELDS.flatMap((field) => screenField(field, text[field] ?? "", words, ownHost));
}

function screenField(field: Field, text: string, words: WordMatcher, ownHost: string): Match[] {
  const personal = personalDataIn(text);
  const links = linksIn(text, ownHost).filter(
    (link) =>
      !personal.some(({ kind, start, end }) => kind === "email" && link.start < end && start < link.end),
  );
  const inLink = ({ start, end }: { start: number; end: number }) =>
    links.some((link) => link.start <= start && end <= link.end);
  const found: Match[] = [
    ...words
      .find(placedWords(text))
      .map(({ kind, term, start, end }) => ({ kind, field, start, end, values: { term } })),
    ...personal
      .filter((each) => each.kind !== "telephone" || !inLink(each))
      .map(({ kind, start, end }) => ({ kind, field, start, end, values: {} })),
    ...links.map(({ host, start, end }) => ({ kind: "link" as const, field, start, end, values: { host } })),
  ];
  return found.sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || (a.end ?? 0) - (b.end ?? 0));
}

/** The matches of a new version that its public text does not have yet: what was read once is not shown again. */
export function newMatches(
  matches: readonly Match[],
  text: ScreenedText,
  known: readonly Match[],
  knownText: ScreenedText,
): Match[] {
  const seen = new Map<string, number>();
  for (const match of known) {
    const name = nameOf(match, knownText);
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return matches.filter((match) => {
    const name = nameOf(match, text);
    const left = seen.get(name) ?? 0;
    seen.set(name, left - 1);
    return left <= 0;
  });
}

function nameOf({ kind, field, start, end }: Match, text: ScreenedText): string {
  return `${kind} ${start === null ? "" : (text[field] ?? "").slice(start, end ?? undefined).toLowerCase()}`;
}
