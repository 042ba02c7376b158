import type { AppContext } from "#app/core/context.ts";
import { valueAt } from "#app/core/spread.ts";
import { jsonRows, readJsonRows } from "#db/portable.ts";

const LAST = 50;
const WITHIN_MS = 90 * 86_400_000;

/**
 * How long texts have usually waited in each of these spaces until somebody decided, in ms: the median of the
 * last fifty of three months. A space in which too few were decided is left out.
 */
export async function usualWaits(ctx: AppContext, spaceIds: string[]): Promise<Map<string, number>> {
  if (spaceIds.length === 0) return new Map();
  const since = new Date(ctx.now().getTime() - WITHIN_MS).toISOString();
  const rows = await ctx.db
    .selectFrom("spaces as s")
    .select((eb) => [
      "s.id",
      jsonRows(
        ctx.engine,
        eb
          .selectFrom("decisions as d")
          .innerJoin("queue_items as q", "q.id", "d.queue_item_id")
          .select(["d.created_at as at", "q.waiting_since as since"])
          .whereRef("d.space_id", "=", "s.id")
          .where("d.created_at", ">", since)
          .where("q.type", "in", ["comment", "idea"])
          // A sample's author waits for nothing.
          .where("q.why", "<>", "sample")
          .orderBy("d.created_at", "desc")
          .limit(LAST),
      ).as("last"),
    ])
    .where("s.id", "in", spaceIds)
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const last = readJsonRows<{ at: string; since: string }>(row.last);
      const median = valueAt(
        0.5,
        last.map(({ at, since }) => Math.max(0, Date.parse(at) - Date.parse(since))),
      );
      return median === null ? [] : [[row.id, median] as const];
    }),
  );
}
