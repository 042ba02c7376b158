import { FEWEST, valueAt } from "#app/core/spread.ts";

/** Median and ninetieth percentile; null for a group too small to be told. */
export type Wait = { count: number; median: number | null; p90: number | null };

/** The wait of a group, in ms. */
export function waitOf(waits: number[]): Wait {
  return { count: waits.length, median: valueAt(0.5, waits), p90: valueAt(0.9, waits) };
}

/** A share in whole percent; null when too few cases would tell it. */
export function shareOf(part: number, whole: number): number | null {
  return whole < FEWEST ? null : Math.round((100 * part) / whole);
}

const PLACES = new Map<string, Intl.DateTimeFormat>();
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The hour of the week of an instant on the clocks of a time zone: 0 is Monday from midnight to one. */
export function hourOfWeek(iso: string, timeZone: string): number {
  const format =
    PLACES.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
  PLACES.set(timeZone, format);
  const parts = format.formatToParts(new Date(iso));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return DAYS.indexOf(of("weekday")) * 24 + Number(of("hour"));
}
