import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { countByStage, listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { STAGES } from "#app/features/ideas/idea.ts";

const PER_STAGE = 12;

/** Visible ideas by stage: how many, and the latest of each. */
export async function ideasByStage(ctx: AppContext, viewer: Viewer) {
  const counts = await countByStage(ctx.db, viewer);
  const used = STAGES.filter((stage) => (counts[stage] ?? 0) > 0);
  const lists = await Promise.all(
    used.map((stage) => listIdeas(ctx.db, ctx.engine, viewer, { stage, sort: "active", limit: PER_STAGE })),
  );
  return { counts, ideas: lists.flatMap((list) => list.ideas) };
}
