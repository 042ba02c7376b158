import type { Locale } from "#app/core/actor.ts";

/** English dates as Europe writes them: day first, 24 hours. */
function tag(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}

type Zone = { locale: Locale; timeZone: string };

/** A formatter takes far longer to make than to use and never changes: each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const made = formatters.get(name) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(name, made);
  return made;
}

/** "6 de desembre del 2026" */
export function longDate(iso: string, { locale, timeZone }: Zone): string {
  return formatter(tag(locale), { dateStyle: "long", timeZone }).format(new Date(iso));
}

/** "12 nov" */
export function shortDate(iso: string, { locale, timeZone }: Zone): string {
  return formatter(tag(locale), { day: "numeric", month: "short", timeZone }).format(new Date(iso));
}

/** "15:31" */
export function clockTime(iso: string, { locale, timeZone }: Zone): string {
  return formatter(tag(locale), { timeStyle: "short", timeZone }).format(new Date(iso));
}

/** "12 de novembre del 2026, 15:31" */
export function dateTime(iso: string, zone: Zone): string {
  // Two parts: engines of different ages join date and time in different words.
  const time = formatter(tag(zone.locale), { timeStyle: "short", timeZone: zone.timeZone });
  return `${longDate(iso, zone)}, ${time.format(new Date(iso))}`;
}

/** A calendar day "2026-12-18" in words; has no time zone. */
export function dayInWords(day: string, locale: Locale): string {
  return formatter(tag(locale), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** The calendar day of an instant in a time zone: "2026-12-18". */
export function dayOf(iso: string | Date, timeZone: string): string {
  return formatter("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(iso));
}

/** The instant at which a calendar day begins in a time zone. */
export function dayBegins(day: string, timeZone: string): Date {
  return instantAt(day, 0, timeZone);
}

/** The instant at which the clocks of a time zone show so many minutes after midnight of a calendar day. */
export function instantAt(day: string, minutes: number, timeZone: string): Date {
  const shown = new Date(`${day}T00:00:00Z`).getTime() + minutes * 60_000;
  let at = shown;
  // The zone's distance is known only at an instant: the second turn mends a guess across a clock change.
  for (let turn = 0; turn < 2; turn++) at = shown - (wallClock(at, timeZone) - at);
  return new Date(at);
}

/** The last instant of a calendar day in a time zone. */
export function dayEnds(day: string, timeZone: string): Date {
  return new Date(dayBegins(dayAfter(day), timeZone).getTime() - 1);
}

/** The calendar day after another. */
export function dayAfter(day: string): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10);
}

/** The place of a calendar day in its week: 0 is Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** "dilluns": the weekday's name, 0 being Monday. */
export function weekdayName(weekday: number, locale: Locale): string {
  return formatter(tag(locale), { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + weekday));
}

/** What a clock on the wall shows, read as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  const shown = formatter("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
  return new Date(`${shown.replace(" ", "T")}Z`).getTime();
}

/** "fa 2 h", "hace 2 h", "2 hr. ago"; a date when older than a week. */
export function ago(iso: string, now: Date, zone: Zone): string {
  const seconds = Math.round((new Date(iso).getTime() - now.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(tag(zone.locale), { numeric: "auto", style: "short" });
  const distance = Math.abs(seconds);
  if (distance < 60) return relative.format(0, "second");
  if (distance < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
  if (distance < 86_400) return relative.format(Math.trunc(seconds / 3600), "hour");
  if (distance < 7 * 86_400) return relative.format(Math.trunc(seconds / 86_400), "day");
  return longDate(iso, zone);
}

/** How long ago a day was: "fa 20 dies", "hace 20 días", "20 days ago". */
export function daysAgo(day: string, today: string, locale: Locale): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return new Intl.RelativeTimeFormat(tag(locale)).format(days, "day");
}

/** "12 min", "3 h", "2 dies": a length of time in its largest whole unit, at least a minute. */
export function duration(ms: number, locale: Locale): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, "minute"]
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), "hour"]
        : [Math.round(minutes / (24 * 60)), "day"];
  return new Intl.NumberFormat(tag(locale), {
    style: "unit",
    unit,
    unitDisplay: unit === "day" ? "long" : "short",
  }).format(value);
}
