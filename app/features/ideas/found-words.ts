import { wordMatcher } from "./search-words.ts";

/** Letters with their accents, digits, and the Catalan middle dot inside a word. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[·•⋅][\p{L}\p{M}\p{N}]+)*/gu;
/** How much of a text stands before the first word that was found, in characters. */
const BEFORE = 40;

/** What a search found in a text. */
export type FoundWords = {
  /** The text in pieces, every second a word that was asked for. */
  mark: (text: string) => string[];
  /** About `max` characters of a long text, from its start, or round the first word found when that comes later. */
  excerpt: (text: string, max: number) => string;
};

/** Finds a query's words in texts the way the search does: by their folded forms and stems, the last one by its beginning too. */
export function foundWords(query: string): FoundWords {
  const matches = wordMatcher(query);
  return {
    mark: (text) => {
      const pieces = [""];
      let done = 0;
      for (const { 0: word, index } of text.matchAll(WORD)) {
        if (!matches(word)) continue;
        pieces[pieces.length - 1] += text.slice(done, index);
        pieces.push(word, "");
        done = index + word.length;
      }
      pieces[pieces.length - 1] += text.slice(done);
      return pieces;
    },
    excerpt: (text, max) => {
      const first = [...text.matchAll(WORD)].find(({ 0: word }) => matches(word));
      const isNear = !first || first.index + first[0].length <= max;
      const start = isNear ? 0 : text.indexOf(" ", first.index - BEFORE) + 1;
      const rest = text.slice(start);
      const cut = rest.length > max ? `${rest.slice(0, max).replace(/\s+\S*$/, "")}…` : rest;
      return start > 0 ? `…${cut}` : cut;
    },
  };
}
