import type { AppContext } from "#app/core/context.ts";
import type { EventType } from "#app/core/journal.ts";
import { keptReading } from "#app/core/kept-reading.server.ts";
import { daysBefore, fairKey, fairOrder, fairSeed, type Ranked, VIEWED_DAYS } from "./fair-order.ts";

/** One order of one day, over every published idea: what a viewer may not see is left out by whoever reads it. */
export type DayOrder = {
  /** The ids in their order, which is made when it is first asked for. */
  ids: () => readonly string[];
  /** The place of an idea in it, removed ones included. */
  placeOf: (id: string) => Ranked;
};

/** What brings an idea into the list; those that leave it are left out by the scope. */
const ARRIVALS: EventType[] = ["idea.published", "idea.restored", "import.ideas", "import.finished"];
const DAYS_KEPT = 3;

type Day = { views: Map<string, number>; orders: Map<number, DayOrder & { of: readonly string[] }> };
type Days = Map<string, Promise<Day>>;

/**
 * An order of a day, kept in the context. Weights are the views of the days before, whose rows never change
 * once their day is over: they are frozen at midnight, and the same in every process.
 */
export async function dayOrder(ctx: AppContext, day: string, order: number): Promise<DayOrder> {
  const of = await keptReading(ctx, "fair-ids", ARRIVALS, () => publishedIds(ctx));
  const { views, orders } = await dayOf(ctx, day);
  const known = orders.get(order);
  if (known?.of === of) return known;
  const seed = fairSeed(day, order);
  const viewsOf = (id: string) => views.get(id) ?? 0;
  let ids: readonly string[] | null = null;
  const made = {
    of,
    ids: () => {
      ids ??= fairOrder(of, seed, viewsOf);
      return ids;
    },
    placeOf: (id: string) => ({ id, key: fairKey(seed, id, viewsOf(id)) }),
  };
  orders.set(order, made);
  return made;
}

async function publishedIds({ db }: AppContext): Promise<readonly string[]> {
  const rows = await db.selectFrom("ideas").select("id").where("state", "=", "approved").execute();
  return rows.map((row) => row.id);
}

function dayOf(ctx: AppContext, day: string): Promise<Day> {
  const days = ctx.kept<Days>("fair-days", () => new Map());
  const known = days.get(day);
  if (known) return known;
  const made = viewsBefore(ctx, day).then((views) => ({ views, orders: new Map() }));
  made.catch(() => days.delete(day));
  days.set(day, made);
  const oldest = [...days.keys()].sort()[0];
  if (days.size > DAYS_KEPT && oldest !== undefined) days.delete(oldest);
  return made;
}

async function viewsBefore(ctx: AppContext, day: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom("idea_views")
    .select((eb) => ["idea_id", eb.fn.sum<number | string>("views").as("views")])
    .where("day", ">=", daysBefore(day, VIEWED_DAYS))
    .where("day", "<", day)
    .groupBy("idea_id")
    .execute();
  return new Map(rows.map((row) => [row.idea_id, Number(row.views)]));
}
