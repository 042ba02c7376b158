import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { IdeaTarget } from "./idea.ts";
import { relatedIdeas } from "./idea-page.queries.server.ts";
import { similarTo } from "./similar-ideas.queries.server.ts";

/** Ids of the visible ideas nearest to an idea, best first: those linked to it, then those that share its words. */
export async function relatedTo(
  ctx: AppContext,
  viewer: Viewer,
  idea: IdeaTarget,
  limit: number,
): Promise<string[]> {
  const { db } = ctx;
  const links = await relatedIdeas(db, viewer, idea.id, limit).execute();
  const own = await db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", (join) =>
      join.on("r.id", "=", idea.publicRevisionId ?? idea.latestRevisionId ?? ""),
    )
    .select(["r.title", "r.body", "i.category_id as category"])
    .where("i.id", "=", idea.id)
    .executeTakeFirst();
  const similar = await similarTo(ctx, viewer, own ?? { title: "" }, { limit, except: idea.id });
  const ids = [...links, ...similar].map((each) => each.id);
  return [...new Set(ids)].slice(0, limit);
}
