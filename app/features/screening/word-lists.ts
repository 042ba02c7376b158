import { LOCALES, type Locale } from "#app/core/actor.ts";
import lists from "./word-lists.json";
import type { Term } from "./word-matcher.ts";

type Lists = Record<"insult" | "threat" | "innocent", string[]>;
const SHIPPED: Record<Locale, Lists> = lists;

/** The words that every space begins with. `=` stands before a word that is found in this form alone. */
export const SHIPPED_TERMS: readonly Term[] = LOCALES.flatMap((locale) =>
  (["threat", "insult"] as const).flatMap((kind) =>
    SHIPPED[locale][kind].map((text) => ({ kind, text: kind === "threat" ? asWritten(text) : text })),
  ),
);

/** Words and phrases that look like a term and are none. */
export const INNOCENT: readonly string[] = LOCALES.flatMap((locale) => SHIPPED[locale].innocent);

/** A threat is one by its person and tense: "et trobaré" is, "et trobes" is not. */
function asWritten(text: string): string {
  return text.replace(/(?<=^|\s)(?=\S)/g, "=");
}

/** The shipped lists as people read them. */
export const SHIPPED_LISTS = LOCALES.flatMap((locale) =>
  (["insult", "threat"] as const).map((kind) => ({
    locale,
    kind,
    words: SHIPPED[locale][kind].map((text) => text.replaceAll("=", "")),
  })),
);
