import { LOCALES } from "#app/core/actor.ts";
import { foldedWords, type PlacedWord, stemmerOf } from "#app/core/words.ts";
import type { Found } from "./links.ts";

export type WordKind = "threat" | "insult" | "ownWord";

/** A word or phrase to look for. Before a word, `=` means this form alone. */
export type Term = { kind: WordKind; text: string };

/** A word with its stem in each language, none when it is found as written alone. */
type Token = { word: string; stems: string[] };
/** An entry without a kind is innocent: where it stands nothing is found. */
type Entry = { kind: WordKind | null; term: string; tokens: Token[] };

/** Below this length a stem says too little ("put", "id"): such words are found as written alone. */
const SHORTEST_STEMMED = 5;
/** Forms of a word differ in their last letters; what differs before, or is much longer, is another word. */
const ENDING = 2;
const KEY = 4;

/** Terms made ready to be looked for. Words are whole, folded, and found in their inflections. */
export class WordMatcher {
  readonly #entries = new Map<string, Entry[]>();
  readonly #stemsOf = rememberingStems();

  /** `innocent` are words and phrases that are never found, however much they look like a term. */
  constructor(terms: readonly Term[], innocent: readonly string[]) {
    for (const text of innocent) this.#add({ kind: null, text }, false);
    for (const term of terms) this.#add(term, true);
  }

  /** Every term found in a text's words, in order, the longest at each place. */
  find(words: readonly PlacedWord[]): (Found & { kind: WordKind; term: string })[] {
    const found: (Found & { kind: WordKind; term: string })[] = [];
    for (let at = 0; at < words.length; ) {
      const entry = this.#longestAt(words, at);
      const length = entry?.tokens.length ?? 1;
      const [first, last] = [words[at], words[at + length - 1]];
      if (entry?.kind && first && last)
        found.push({ kind: entry.kind, term: entry.term, start: first.start, end: last.end });
      at += length;
    }
    return found;
  }

  #longestAt(words: readonly PlacedWord[], at: number): Entry | null {
    let longest: Entry | null = null;
    for (const entry of this.#entries.get(words[at]?.word.slice(0, KEY) ?? "") ?? []) {
      if (entry.tokens.length <= (longest?.tokens.length ?? 0)) continue;
      if (entry.tokens.every((token, index) => this.#isForm(token, words[at + index]?.word))) longest = entry;
    }
    return longest;
  }

  #isForm(token: Token, word: string | undefined): boolean {
    if (word === undefined || word === token.word) return word !== undefined;
    if (token.stems.length === 0 || Math.abs(word.length - token.word.length) > ENDING) return false;
    if (!word.startsWith(token.word.slice(0, Math.max(KEY, token.word.length - ENDING)))) return false;
    return this.#stemsOf(word).some((stem, language) => stem === token.stems[language]);
  }

  #add(term: { kind: WordKind | null; text: string }, inflected: boolean): void {
    const tokens = term.text.split(/\s+/).flatMap((written) => {
      const isStemmed = inflected && !written.startsWith("=");
      return foldedWords(written).map((word) => ({
        word,
        stems: isStemmed && word.length >= SHORTEST_STEMMED ? this.#stemsOf(word) : [],
      }));
    });
    const key = tokens[0]?.word.slice(0, KEY);
    if (key === undefined) return;
    const entry = { kind: term.kind, term: term.text.replaceAll("=", ""), tokens };
    this.#entries.set(key, [...(this.#entries.get(key) ?? []), entry]);
  }
}

const MOST_REMEMBERED = 5000;

/** Only words that begin like a term are stemmed, and each once, as long as they are few. */
function rememberingStems(): (word: string) => string[] {
  const languages = LOCALES.map(stemmerOf);
  const known = new Map<string, string[]>();
  return (word) => {
    const stems = known.get(word) ?? languages.map((stem) => stem(word));
    if (known.size < MOST_REMEMBERED) known.set(word, stems);
    return stems;
  };
}
