import { franc } from "franc";
import type { Locale } from "#app/core/actor.ts";

const LANGUAGES: Partial<Record<string, Locale>> = { cat: "ca", spa: "es", eng: "en" };
/** Fewer letters than these say nothing sure. */
const ENOUGH_LETTERS = 25;
/** Up to here the letters that only one language has say more than the statistics. */
const SHORT_LETTERS = 150;
const ENGLISH_WORDS = /\b(?:the|and|of|to|is|for|with|this|that|are|we|it|not)\b/gi;

/** The language of a text among the site's own; the fallback when there is too little of it to tell. */
export function detectLanguage(text: string, fallback: Locale): Locale {
  const prose = text.replace(/(?:https?:\/\/|mailto:)\S+/g, " ").replace(/[^\p{L}\s'’·¿¡-]/gu, " ");
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  if (letters < ENOUGH_LETTERS) return fallback;
  const catalan = /[àèòç]|l·l/i.test(prose);
  const spanish = /[ñ¿¡]/i.test(prose);
  if (letters < SHORT_LETTERS && catalan !== spanish) return catalan ? "ca" : "es";
  const only = (prose.match(ENGLISH_WORDS)?.length ?? 0) > 1 ? ["cat", "spa", "eng"] : ["cat", "spa"];
  return LANGUAGES[franc(prose, { only })] ?? fallback;
}
