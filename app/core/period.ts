import { dayBegins } from "#app/i18n/dates.ts";

/** A stretch of time a report is about, by its name: "all", "2026", "2026-Q4", "2026-11". `to` is not in it. */
export type Period = { name: string; from: string; to: string };

const WHOLE: Period = { name: "all", from: "0000", to: "9999" };

/** The period of a name in a time zone; everything for a name that is none, or of a year that nobody has lived in or will. */
export function periodOf(name: string | null | undefined, timeZone: string): Period {
  const [, year, quarter, month] = /^([12]\d{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name ?? "") ?? [];
  if (!year || !name) return WHOLE;
  const first = quarter ? Number(quarter) * 3 - 2 : month ? Number(month) : 1;
  const months = quarter ? 3 : month ? 1 : 12;
  return {
    name,
    from: monthBegins(Number(year), first, timeZone),
    to: monthBegins(Number(year), first + months, timeZone),
  };
}

/** The periods one can choose from, newest first, back to the month of the first thing there is. */
export function periodNames(first: string | null, now: Date, timeZone: string): string[] {
  const names = ["all"];
  if (!first) return names;
  const begin = first.slice(0, 7);
  const at = new Date(now);
  for (let back = 0; back < 24; back++) {
    const year = at.getUTCFullYear();
    const month = at.getUTCMonth() + 1;
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name < begin) break;
    names.push(
      ...[String(year), `${year}-Q${Math.ceil(month / 3)}`, name].filter((each) => !names.includes(each)),
    );
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() - 1);
  }
  return names.filter((name) => periodOf(name, timeZone).name === name);
}

function monthBegins(year: number, month: number, timeZone: string): string {
  const at = new Date(Date.UTC(2000, month - 1, 1));
  at.setUTCFullYear(year + at.getUTCFullYear() - 2000);
  return dayBegins(at.toISOString().slice(0, 10), timeZone).toISOString();
}
