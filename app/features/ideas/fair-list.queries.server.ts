import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { PAGE } from "#app/core/limits.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { chooseOrder, countUpTo, earlierFirst, readFairCursor, writeFairCursor } from "./fair-order.ts";
import { dayOrder } from "./fair-orders.queries.server.ts";
import { type IdeaFilter, isNarrowedBeyond, narrowed } from "./filtered-ideas.server.ts";
import { type IdeaRow, ideaRows, type ListPage } from "./idea.queries.server.ts";
import { countableIdeas } from "./idea.scope.server.ts";

/** How many more places of an order are looked at than are shown: some are not the viewer's to see. */
const SPARE = 40;

/**
 * One page of visible ideas in the fair order. `visitor` is the order in the visitor's cookie; without one it is the day's.
 * The cursor carries the day and the order in which paging began, so that no idea comes twice and none is
 * left out though midnight passes or the cookie changes.
 */
export async function fairList(
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
  const place = cursor === null ? null : ranking.placeOf(cursor.id);
  const page = (ideas: IdeaRow[]): ListPage => {
    const last = ideas.length > limit ? ideas[limit - 1] : undefined;
    return {
      ideas: ideas.slice(0, limit),
      next: last === undefined ? null : writeFairCursor({ day, order, id: last.id }),
    };
  };
  if (!isNarrowed(filter)) {
    const ids = ranking.ids();
    const start = place === null ? 0 : countUpTo(ids, place, ranking.placeOf);
    const ideas = await ideaRows(ctx.db, viewer, ids.slice(start, start + limit + SPARE));
    if (ideas.length > limit || start + limit + SPARE >= ids.length) return page(ideas);
  }
  const seen = countableIdeas(ctx.db, viewer);
  const matching = await narrowed(seen, ctx.db, ctx.engine, filter).select("i.id").execute();
  const ids = matching
    .map((row) => ranking.placeOf(row.id))
    .filter((one) => place === null || earlierFirst(place, one) < 0)
    .sort(earlierFirst)
    .slice(0, limit + 1)
    .map((one) => one.id);
  return { ...page(await ideaRows(ctx.db, viewer, ids, filter.q)), count: matching.length };
}

function isNarrowed(filter: IdeaFilter): boolean {
  return Boolean(filter.space || filter.stage) || isNarrowedBeyond(filter);
}
