import { franc } from "franc";
import type { Locale } from "#app/core/actor.ts";

const LANGUAGES: Partial<Record<string, Locale>> = { cat: "ca", spa: "es", eng: "en" };
/** Fewer letters than these say nothing sure. */
const ENOUGH_LETTERS = 25;
/** Up to here one letter that only one of the languages has says more than the statistics; beyond, three do. */
const SHORT_LETTERS = 150;
/** A language is told by this much of a text. */
const TELLING = 600;
const ENGLISH_WORDS = /\b(?:the|and|of|to|is|for|with|this|that|are|we|it|not)\b/gi;

/** The language of a text among the site's own; the fallback when there is too little of it to tell. */
export function detectLanguage(text: string, fallback: Locale): Locale {
  const prose = text
    .replace(/(?:https?:\/\/|mailto:)\S+/g, " ")
    .replace(/[^\p{L}\s'’·¿¡-]/gu, " ")
    .slice(0, TELLING);
  const letters = count(prose, /\p{L}/gu);
  if (letters < ENOUGH_LETTERS) return fallback;
  const catalan = count(prose, /[àèòç]|l·l/gi);
  const spanish = count(prose, /[ñ¿¡]/gi);
  const telling = letters < SHORT_LETTERS ? 1 : 3;
  if (catalan >= telling && spanish === 0) return "ca";
  if (spanish >= telling && catalan === 0) return "es";
  const only = count(prose, ENGLISH_WORDS) > 1 ? ["cat", "spa", "eng"] : ["cat", "spa"];
  return LANGUAGES[franc(prose, { only })] ?? fallback;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
