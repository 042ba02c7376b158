import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { bestMatches } from "./best-match.queries.server.ts";
import { fairList } from "./fair-list.queries.server.ts";
import type { IdeaFilter } from "./filtered-ideas.server.ts";
import { type ListPage, listIdeas, SORTS } from "./idea.queries.server.ts";

/** The orders of any list, the plain one first. */
export const ORDERS = ["fair", ...SORTS] as const;
/** Those of what a search finds. */
export const SEARCH_ORDERS = ["match", ...ORDERS] as const;
export type Order = (typeof SEARCH_ORDERS)[number];

/**
 * One page of visible ideas in any order, and the cursor of the next. `visitor` is the order in the visitor's
 * cookie; without one the fair order is the day's. A cursor of another order begins at the start.
 */
export async function ideasInOrder(
  ctx: AppContext,
  viewer: Viewer,
  filter: IdeaFilter & { sort: Order; after?: string | null; limit?: number; visitor?: string | undefined },
): Promise<ListPage> {
  const { sort } = filter;
  if (sort === "fair") return fairList(ctx, viewer, filter);
  if (sort === "match") return bestMatches(ctx, viewer, filter);
  return listIdeas(ctx.db, ctx.engine, viewer, { ...filter, sort });
}
