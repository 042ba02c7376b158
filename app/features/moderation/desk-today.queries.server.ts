import { type Actor, spacesWithRole } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { valueAt } from "#app/core/spread.ts";
import { dayBegins, dayOf } from "#app/i18n/dates.ts";

const MOST = 2000;
/** From so many on a median says something to the moderators who made them. */
const FEWEST_TODAY = 3;

/** What a desk with nothing on it says: how much was decided today, how long that had waited, and when the last one was. */
export type DeskToday = { count: number; median: number | null; lastAt: string | null };

/** The day so far in the spaces one moderates. */
export async function deskToday(ctx: AppContext, actor: Actor): Promise<DeskToday> {
  const { timeZone } = ctx.config;
  const moderated = spacesWithRole(actor, "moderator");
  if (moderated !== "all" && moderated.length === 0) return { count: 0, median: null, lastAt: null };
  const rows = await ctx.db
    .selectFrom("decisions as d")
    .innerJoin("queue_items as q", "q.id", "d.queue_item_id")
    .select(["d.created_at as at", "q.waiting_since as since"])
    .where("d.created_at", ">=", dayBegins(dayOf(ctx.now(), timeZone), timeZone).toISOString())
    .$if(moderated !== "all", (query) => query.where("d.space_id", "in", moderated as string[]))
    .orderBy("d.created_at", "desc")
    .limit(MOST)
    .execute();
  const waits = rows.map(({ at, since }) => Date.parse(at) - Date.parse(since));
  return {
    count: rows.length,
    median: valueAt(0.5, waits, FEWEST_TODAY),
    lastAt: rows[0]?.at ?? null,
  };
}
