import type { Locale } from "#app/core/actor.ts";

const formatters = new Map<string, Intl.NumberFormat>();

/** An amount in euros, with cents only where there are some. */
export function amount(cents: number, locale: Locale): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const name = `${locale} ${digits}`;
  const made =
    formatters.get(name) ??
    new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: digits,
      useGrouping: true,
    });
  formatters.set(name, made);
  return made.format(cents / 100);
}

/** The same as one would type it into a field. */
export function plainAmount(cents: number | null, locale: Locale): string {
  if (cents === null) return "";
  const text = (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2);
  return locale === "en" ? text : text.replace(".", ",");
}
