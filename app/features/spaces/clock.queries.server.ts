import type { Db, Tx } from "#db/portable.ts";
import { type Clock, type Hours, USUAL_CLOCK } from "./clock.ts";

/** The clock of a space: its own, or the usual one. */
export async function clockIn(db: Db | Tx, spaceId: string): Promise<Clock> {
  const row = await db
    .selectFrom("space_clocks")
    .selectAll()
    .where("space_id", "=", spaceId)
    .executeTakeFirst();
  if (!row) return USUAL_CLOCK;
  return {
    targets: { text: row.text_minutes, report: row.report_minutes, appeal: row.appeal_minutes },
    hours: JSON.parse(row.hours) as Hours[],
    holidays: JSON.parse(row.holidays) as string[],
  };
}
