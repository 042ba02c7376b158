import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { PAGE } from "#app/core/limits.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { chooseOrder, countUpTo, earlierFirst, readFairCursor, writeFairCursor } from "./fair-order.ts";
import { type DayOrder, dayOrder } from "./fair-orders.queries.server.ts";
import {
  filteredIdeas,
  type IdeaFilter,
  type IdeaRow,
  ideaRows,
  listIdeas,
  SORTS,
} from "./idea.queries.server.ts";

export const ORDERS = ["fair", ...SORTS] as const;
export type Order = (typeof ORDERS)[number];

export type ListPage = { ideas: IdeaRow[]; next: string | null };

/** How many places of an order are looked at before all that a filter finds are ranked. */
const STRETCH = 240;

/**
 * One page of visible ideas in any of the four orders, and the cursor of the next. `visitor` is the order in
 * the visitor's cookie; without one the fair order is the day's. A cursor of another order begins at the start.
 */
export async function ideasInOrder(
  ctx: AppContext,
  viewer: Viewer,
  filter: IdeaFilter & { sort: Order; after?: string | null; limit?: number; visitor?: string | undefined },
): Promise<ListPage> {
  const { sort } = filter;
  return sort === "fair"
    ? fairList(ctx, viewer, filter)
    : listIdeas(ctx.db, ctx.engine, viewer, { ...filter, sort });
}

/**
 * The cursor carries the day and the order in which paging began, so that no idea comes twice and none is
 * left out though midnight passes or the cookie changes.
 */
async function fairList(
  ctx: AppContext,
  viewer: Viewer,
  filter: IdeaFilter & { after?: string | null; limit?: number; visitor?: string | undefined },
): Promise<ListPage> {
  const limit = filter.limit ?? PAGE.ideas;
  const today = dayOf(ctx.now(), ctx.config.timeZone);
  const cursor = readFairCursor(filter.after, today);
  const day = cursor?.day ?? today;
  const order = cursor?.order ?? chooseOrder(filter.visitor, today);
  const ranking = await dayOrder(ctx, day, order);
  const ids = await idsFrom(ctx, viewer, filter, { ranking, after: cursor?.id ?? null, limit: limit + 1 });
  const shown = ids.slice(0, limit);
  const last = ids.length > limit ? shown.at(-1) : undefined;
  return {
    ideas: await ideaRows(ctx.db, viewer, shown),
    next: last === undefined ? null : writeFairCursor({ day, order, id: last }),
  };
}

/** The next ids of an order that a filter lets through: of the next stretch where enough are in it, else of all. */
async function idsFrom(
  ctx: AppContext,
  viewer: Viewer,
  filter: IdeaFilter,
  { ranking, after, limit }: { ranking: DayOrder; after: string | null; limit: number },
): Promise<string[]> {
  const { ranked, placeOf } = ranking;
  const place = after === null ? null : placeOf(after);
  const start = place === null ? 0 : countUpTo(ranked, place);
  const matching = filteredIdeas(ctx.db, ctx.engine, viewer, filter).select("i.id");
  if (!filter.q) {
    const stretch = ranked.slice(start, start + STRETCH + limit).map((one) => one.id);
    if (stretch.length === 0) return [];
    const rows = await matching.where("i.id", "in", stretch).execute();
    const through = new Set(rows.map((row) => row.id));
    const ids = stretch.filter((id) => through.has(id));
    if (ids.length >= limit || start + stretch.length >= ranked.length) return ids.slice(0, limit);
  }
  const rows = await matching.execute();
  return rows
    .map((row) => placeOf(row.id))
    .filter((one) => place === null || earlierFirst(place, one) < 0)
    .sort(earlierFirst)
    .slice(0, limit)
    .map((one) => one.id);
}
