import { dayOf, instantAt, weekdayOf } from "#app/i18n/dates.ts";

/** When one person moderates: weekdays, 0 being Monday, and minutes after midnight. */
export type DutySlot = { userId: string; weekdays: readonly number[]; from: number; to: number };

/** Who is on duty at an instant, on the clocks of a time zone. */
export function onDuty(slots: readonly DutySlot[], at: Date, timeZone: string): string[] {
  const day = dayOf(at, timeZone);
  const now = slots.filter(
    (slot) =>
      slot.weekdays.includes(weekdayOf(day)) &&
      instantAt(day, slot.from, timeZone) <= at &&
      at < instantAt(day, slot.to, timeZone),
  );
  return [...new Set(now.map((slot) => slot.userId))];
}
