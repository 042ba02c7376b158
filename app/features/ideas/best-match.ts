import { foldedWords } from "#app/core/words.ts";

/** An idea that a search found: how many of the asked words its title has, and when it was published. */
export type Match = { id: string; at: string; hits: number };

/** Counts how many words of a query, each by its shortest stem, begin a word of a title. */
export function titleHits(stems: readonly string[]): (title: string) => number {
  return (title) => {
    const words = foldedWords(title);
    return stems.filter((stem) => words.some((word) => word.startsWith(stem))).length;
  };
}

/** Compares two matches: positive when `a` stands after `b`. Of equally good ones the newest stands first. */
export function worseMatch(a: Match, b: Match): number {
  return b.hits - a.hits || compare(b.at, a.at) || compare(b.id, a.id);
}

/** A cursor as text for an address. */
export function writeMatchCursor({ hits, at, id }: Match): string {
  return `match~${hits}~${at}~${id}`;
}

/** Reads a cursor; null for none, another order's or garbage, which begin at the start. */
export function readMatchCursor(text: string | null | undefined): Match | null {
  const [, hits, at = "", id = ""] =
    /^match~(\d{1,2})~(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\w-]{1,64})$/.exec(text ?? "") ?? [];
  return hits === undefined ? null : { hits: Number(hits), at, id };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
