import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { PAGE } from "#app/core/limits.ts";
import { type Match, readMatchCursor, titleHits, worseMatch, writeMatchCursor } from "./best-match.ts";
import { areMany, type IdeaFilter, narrowed } from "./filtered-ideas.server.ts";
import { ideaRows, type ListPage, listIdeas } from "./idea.queries.server.ts";
import { countableIdeas, withText } from "./idea.scope.server.ts";
import { queryWords } from "./search-words.ts";

/**
 * One page of what a search finds: those with more of its words in their titles first, then the newest. Of words that
 * a great many have, which tell little, simply the newest.
 */
export async function bestMatches(
  ctx: AppContext,
  viewer: Viewer,
  filter: IdeaFilter & { after?: string | null; limit?: number },
): Promise<ListPage> {
  const { db, engine } = ctx;
  const limit = filter.limit ?? PAGE.ideas;
  const isCommon = await areMany(db, engine, filter);
  if (!filter.q || isCommon) return listIdeas(db, engine, viewer, { ...filter, sort: "new", isCommon });
  const hits = titleHits(queryWords(filter.q));
  const rows = await withText(narrowed(countableIdeas(db, viewer), db, engine, filter))
    .select(["i.id", "i.published_at", "r.title"])
    .execute();
  const after = readMatchCursor(filter.after);
  const following = rows
    .map((row): Match => ({ id: row.id, at: row.published_at ?? "", hits: hits(row.title) }))
    .sort(worseMatch)
    .filter((match) => after === null || worseMatch(match, after) > 0);
  const shown = following.slice(0, limit);
  const last = following.length > limit ? shown.at(-1) : undefined;
  return {
    ideas: await ideaRows(
      db,
      viewer,
      shown.map(({ id }) => id),
      filter.q,
    ),
    next: last ? writeMatchCursor(last) : null,
    count: rows.length,
  };
}
