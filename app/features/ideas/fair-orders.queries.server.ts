import type { AppContext } from "#app/core/context.ts";
import type { EventType } from "#app/core/journal.ts";
import { hasHappened, journalHead } from "#app/core/journal-reader.server.ts";
import { daysBefore, fairKey, fairOrder, fairSeed, type Ranked, VIEWED_DAYS } from "./fair-order.ts";

/** One order of one day, over every published idea: what a viewer may not see is left out by whoever reads it. */
export type DayOrder = {
  ranked: readonly Ranked[];
  /** The place of an idea in it, removed ones included. */
  placeOf: (id: string) => Ranked;
};

/** What brings an idea into the list; those that leave it are left out by the scope. */
const ARRIVALS: EventType[] = ["idea.published", "idea.restored", "import.ideas", "import.finished"];
const DAYS_KEPT = 3;

type Day = { views: Map<string, number>; orders: Map<number, DayOrder> };
type Kept = {
  ids: string[];
  position: number;
  days: Map<string, Promise<Day>>;
  working: Promise<void> | null;
};

/**
 * An order of a day, kept in the context. Weights are the views of the days before, whose rows never change
 * once their day is over: they are frozen at midnight, and the same in every process.
 */
export async function dayOrder(ctx: AppContext, day: string, order: number): Promise<DayOrder> {
  const kept = ctx.kept<Kept>("fair-orders", () => ({
    ids: [],
    position: -1,
    days: new Map(),
    working: null,
  }));
  kept.working ??= bringUpToDate(ctx, kept).finally(() => {
    kept.working = null;
  });
  await kept.working;
  const { views, orders } = await dayOf(ctx, kept, day);
  const known = orders.get(order);
  if (known) return known;
  const seed = fairSeed(day, order);
  const viewsOf = (id: string) => views.get(id) ?? 0;
  const made: DayOrder = {
    ranked: fairOrder(kept.ids, seed, viewsOf),
    placeOf: (id) => ({ id, key: fairKey(seed, id, viewsOf(id)) }),
  };
  orders.set(order, made);
  return made;
}

async function bringUpToDate(ctx: AppContext, kept: Kept): Promise<void> {
  const position = await journalHead(ctx.db);
  if (position === kept.position) return;
  if (kept.position < 0 || (await hasHappened(ctx.db, kept.position, position, ARRIVALS))) {
    const rows = await ctx.db.selectFrom("ideas").select("id").where("state", "=", "approved").execute();
    kept.ids = rows.map((row) => row.id);
    for (const day of kept.days.values()) (await day).orders.clear();
  }
  kept.position = position;
}

function dayOf(ctx: AppContext, kept: Kept, day: string): Promise<Day> {
  const known = kept.days.get(day);
  if (known) return known;
  const made = viewsBefore(ctx, day).then((views) => ({ views, orders: new Map() }));
  made.catch(() => kept.days.delete(day));
  kept.days.set(day, made);
  const oldest = [...kept.days.keys()].sort()[0];
  if (kept.days.size > DAYS_KEPT && oldest !== undefined) kept.days.delete(oldest);
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
