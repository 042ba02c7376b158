/** What was contributed to public spaces in the week that begins on a Monday. */
export type Week = { monday: string; ideas: number; comments: number; supports: number };

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return daysAfter(day.slice(0, 10), -((at.getUTCDay() + 6) % 7));
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
