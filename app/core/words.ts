import snowball from "snowball-stemmers";
import type { Locale } from "./actor.ts";

const STEMMERS: Record<Locale, string> = { ca: "catalan", es: "spanish", en: "english" };

/** A text's words without case, accents or the Catalan middle dot: NFKD, `l·l` → `ll`, runs of letters and digits. */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[lL][·•⋅]?[·•⋅][lL]/g, "ll")
    .toLowerCase()
    .replace(/ß/g, "ss");
  return folded.match(/[a-z0-9]+/g) ?? [];
}

/** A folded word and where it stands in the text as it was written. */
export type PlacedWord = { word: string; start: number; end: number };

const WRITTEN_WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]+(?:[·•⋅][\p{L}\p{M}\p{N}]+)*/gu;

const PLAIN_WORD = /^[A-Za-z0-9]+$/;

/** The words of `foldedWords` with their places; invisible characters inside a word do not divide it. */
export function placedWords(text: string): PlacedWord[] {
  const placed: PlacedWord[] = [];
  for (const { 0: written, index } of text.matchAll(WRITTEN_WORD)) {
    const word = PLAIN_WORD.test(written) ? written.toLowerCase() : foldedWords(written).join("");
    if (word !== "") placed.push({ word, start: index, end: index + written.length });
  }
  return placed;
}

/** No language's word is longer; what is has no stem, and looking for one takes long. */
const LONGEST_WORD = 60;

/** The stemmer of a language, for folded words. Slow: keep what it says of a word that comes again. */
export function stemmerOf(locale: Locale): (word: string) => string {
  const stemmer = snowball.newStemmer(STEMMERS[locale]);
  return (word) => (word.length > LONGEST_WORD ? word : stemmer.stem(word).replace(/[^a-z0-9]/g, "") || word);
}
