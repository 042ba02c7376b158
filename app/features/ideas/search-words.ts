import { LOCALES } from "#app/core/actor.ts";
import { foldedWords, stemmerOf } from "#app/core/words.ts";

const MAX_WORDS = 12;

/** What is stored for a text: each word folded, and its stem in every language of the site, so that a query in any finds it. */
export function indexedWords(text: string): string {
  return wordIndexer()(text);
}

/** The same for many texts: each word is stemmed once. */
export function wordIndexer(): (text: string) => string {
  const formsOf = wordForms();
  return (text) => [...new Set(foldedWords(text).flatMap(formsOf))].join(" ");
}

function wordForms(): (word: string) => string[] {
  const stem = stemmers();
  const known = new Map<string, string[]>();
  return (word) => {
    const forms = known.get(word) ?? [word, ...stem.map((one) => one(word))];
    known.set(word, forms);
    return forms;
  };
}

/** Tells whether a word of a text is one that a query finds it by; its last word finds all that begin with it. */
export function wordMatcher(query: string): (word: string) => boolean {
  const asked = queryWords(query);
  const last = asked.at(-1);
  const formsOf = wordForms();
  return (word) =>
    foldedWords(word)
      .flatMap(formsOf)
      .some((form) => asked.includes(form) || (last !== undefined && form.startsWith(last)));
}

/** What a query asks for: its folded words, each by its shortest stem, at most twelve. */
export function queryWords(query: string): string[] {
  return [...new Set(foldedWords(query).slice(0, MAX_WORDS).map(shortestStem()))];
}

/** Words too small or too common in Catalan, Spanish and English to tell what a text is about. */
const SMALL = new Set(
  "per les els del dels que amb una uns unes los las con por para del una unos unas mas mes com como sin sense the and for with from that this are not have has ser fer han son esta este aquest aquesta tot tots tota todo todos toda molt muy".split(
    " ",
  ),
);

/** The telling words of a text, each by its shortest stem, in order. */
export function tellingStems(text: string): string[] {
  return stemReader()(text);
}

/** The same for many texts: each word is stemmed once. */
export function stemReader(): (text: string) => string[] {
  const stemOf = shortestStem();
  return (text) =>
    foldedWords(text)
      .filter((word) => word.length > 2 && !SMALL.has(word))
      .map(stemOf);
}

function shortestStem(): (word: string) => string {
  const stem = stemmers();
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const shortest = stem
      .map((one) => one(word))
      .reduce((best, candidate) => (candidate.length < best.length ? candidate : best), word);
    known.set(word, shortest);
    return shortest;
  };
}

function stemmers(): ((word: string) => string)[] {
  return LOCALES.map(stemmerOf);
}
