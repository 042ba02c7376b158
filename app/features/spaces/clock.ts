import { dayAfter, dayOf, instantAt, weekdayOf } from "#app/i18n/dates.ts";

/** From and to in minutes after midnight; null on a day nobody works. */
export type Hours = readonly [from: number, to: number] | null;

/** How soon a space means to decide what waits, and the hours in which that time runs. */
export type Clock = {
  /** In working minutes, by what waits. */
  targets: { text: number; report: number; appeal: number };
  /** By weekday, Monday first. */
  hours: readonly Hours[];
  /** Days on which nobody works: "2026-12-25". */
  holidays: readonly string[];
};

const DAY_MINUTES = 24 * 60;

/** The clock of a space that has set none: every day from nine to nine, so that an appeal is due a day later. */
export const USUAL_CLOCK: Clock = {
  targets: { text: 15, report: 60, appeal: 12 * 60 },
  hours: Array.from({ length: 7 }, () => [9 * 60, 21 * 60] as const),
  holidays: [],
};

/** One that runs day and night. */
export const ROUND_THE_CLOCK: readonly Hours[] = Array.from({ length: 7 }, () => [0, DAY_MINUTES] as const);

/** Beyond this nothing is looked for: the longest target in a week of one hour ends before. */
const MOST_DAYS = 5 * 366;

/** The instant at which so many working minutes have passed since another, on the clocks of a time zone. */
export function dueAfter(clock: Clock, since: Date, minutes: number, timeZone: string): Date {
  let left = minutes * 60_000;
  let day = dayOf(since, timeZone);
  for (let turn = 0; turn < MOST_DAYS; turn++) {
    const [opens, closes] = opening(clock, day, timeZone);
    const begins = Math.max(since.getTime(), opens);
    if (closes - begins >= left) return new Date(begins + left);
    left -= Math.max(0, closes - begins);
    day = dayAfter(day);
  }
  return new Date(since.getTime() + minutes * 60_000);
}

/** True while somebody works. */
export function isWorkingAt(clock: Clock, at: Date, timeZone: string): boolean {
  const [opens, closes] = opening(clock, dayOf(at, timeZone), timeZone);
  return opens <= at.getTime() && at.getTime() < closes;
}

/** The instants between which a day's hours lie; an empty stretch when it has none. */
function opening(clock: Clock, day: string, timeZone: string): [opens: number, closes: number] {
  const hours = clock.holidays.includes(day) ? null : (clock.hours[weekdayOf(day)] ?? null);
  if (!hours) return [0, 0];
  return [instantAt(day, hours[0], timeZone).getTime(), instantAt(day, hours[1], timeZone).getTime()];
}

/** Minutes after midnight as a clock shows them: "09:30"; the end of a day is "00:00". */
export function clockOf(minutes: number): string {
  const shown = minutes % DAY_MINUTES;
  return `${String(Math.floor(shown / 60)).padStart(2, "0")}:${String(shown % 60).padStart(2, "0")}`;
}
