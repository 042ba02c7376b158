import { z } from "zod";
import type { Clock, Hours } from "./clock.ts";
import { day } from "./space.schema.ts";

const MOST_HOLIDAYS = 100;
const DAY_MINUTES = 24 * 60;

/** A whole number of minutes or hours. */
function between(min: number, max: number) {
  return z
    .unknown()
    .transform(Number)
    .refine((value) => Number.isInteger(value) && min <= value && value <= max, {
      error: "admin.clock.between",
      params: { min, max },
    });
}

/** A time of the day in minutes after midnight; null when it is left empty. */
export const timeOfDay = z
  .string()
  .trim()
  .refine((text) => /^(([01]?\d|2[0-3])(:[0-5]\d)?)?$/.test(text), { error: "admin.clock.time" })
  .transform((text) => {
    if (text === "") return null;
    const [hours = 0, minutes = 0] = text.split(":").map(Number);
    return hours * 60 + minutes;
  });

/** From and to; a midnight that ends is the end of the day. Null when it goes backwards. */
export function stretchOf(from: number, to: number): Hours {
  const end = to === 0 ? DAY_MINUTES : to;
  return from < end ? [from, end] : null;
}

const week = z.array(timeOfDay, { error: "errors.required" }).length(7, { error: "errors.required" });

/** Targets, one row of hours for each weekday, and holidays. */
export const clockForm = z
  .object({
    version: z.string().max(64).default(""),
    text: between(5, 2880),
    report: between(5, 2880),
    /** In working hours. */
    appeal: between(1, 240),
    from: week,
    to: week,
    days: z.array(day).max(MOST_HOLIDAYS, { error: "admin.clock.tooMany" }).default([]),
  })
  .transform(({ version, text, report, appeal, from, to, days }, context) => {
    const hours = from.map((opens, weekday): Hours => {
      const closes = to[weekday] ?? null;
      if (opens === null && closes === null) return null;
      const stretch = opens === null || closes === null ? null : stretchOf(opens, closes);
      if (stretch) return stretch;
      context.addIssue({ code: "custom", message: "admin.clock.backwards", path: ["from", weekday] });
      return null;
    });
    if (from.every((opens) => opens === null) && to.every((closes) => closes === null))
      context.addIssue({ code: "custom", message: "admin.clock.never", path: ["from", 0] });
    const holidays = [...new Set(days.filter((each): each is string => each !== null))].sort();
    const clock: Clock = { targets: { text, report, appeal: appeal * 60 }, hours, holidays };
    return { version, clock };
  });
export type EditedClock = z.output<typeof clockForm>;
