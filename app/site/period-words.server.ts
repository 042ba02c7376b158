import type { Locale } from "#app/core/actor.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** What people call a period: "everything", a year, a quarter, a month. */
export function periodInWords(name: string, locale: Locale): string {
  const t = translateIn(locale);
  if (name === "all") return t("transparency.all");
  const [year = "", part = ""] = name.split("-");
  if (part.startsWith("Q")) return t("transparency.quarter", { year, quarter: part.slice(1) });
  if (!part) return year;
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${name}-15T00:00:00Z`),
  );
}
