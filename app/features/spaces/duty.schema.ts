import { z } from "zod";
import { stretchOf, timeOfDay } from "./clock.schema.ts";
import { rowsForm } from "./space.schema.ts";

const WEEKDAYS = ["0", "1", "2", "3", "4", "5", "6"] as const;

/** One row for each person's weekdays and hours; a row without a person goes. */
export const dutyForm = rowsForm(
  z
    .object({
      person: z.string().max(64).default(""),
      days: z.array(z.enum(WEEKDAYS)).max(7).default([]),
      from: timeOfDay.default(null),
      to: timeOfDay.default(null),
    })
    .transform((row, context) => {
      if (row.person === "") return null;
      if (row.days.length === 0)
        context.addIssue({ code: "custom", message: "admin.duty.noDay", path: ["days"] });
      const hours = row.from === null || row.to === null ? null : stretchOf(row.from, row.to);
      if (!hours) context.addIssue({ code: "custom", message: "admin.duty.hours", path: ["from"] });
      const weekdays = [...new Set(row.days.map(Number))].sort((a, b) => a - b);
      return { userId: row.person, weekdays, from: hours?.[0] ?? 0, to: hours?.[1] ?? 0 };
    }),
);
export type EditedDuty = z.output<typeof dutyForm>;
