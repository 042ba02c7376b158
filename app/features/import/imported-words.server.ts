import { LOCALES, type Locale } from "#app/core/actor.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** The public note of an outcome the source gives without a word of explanation. */
export function outcomeNote(locale: Locale): string {
  return translateIn(locale)("api.import.outcome");
}

/** A language of the site, or null. */
export function asLocale(code: string | null): Locale | null {
  return LOCALES.find((locale) => locale === code) ?? null;
}
