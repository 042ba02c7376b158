import type { Locale } from "#app/core/actor.ts";
import { messages as ca } from "./ca.ts";
import { messages as en } from "./en.ts";
import { messages as es } from "./es.ts";
import { type Messages, makeTranslate, type Translate } from "./translate.ts";

const ALL: Record<Locale, Messages> = { ca, es, en };
const SPOKEN: Record<Locale, Translate> = {
  ca: makeTranslate("ca", ca),
  es: makeTranslate("es", es),
  en: makeTranslate("en", en),
};

/** The server's `t` in a language, with every message. */
export function translateIn(locale: Locale): Translate {
  return SPOKEN[locale];
}

/** All messages of a language. */
export function messagesOf(locale: Locale): Messages {
  return ALL[locale];
}
