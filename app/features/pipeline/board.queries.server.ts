import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { countByStage } from "#app/features/ideas/idea-counts.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { inOrderOf, WAY, wayOf } from "#app/features/spaces/stage.ts";

const PER_STAGE = 12;

/** Visible ideas by stage, of all spaces in the site's order or of one in its own: how many, and the latest of each. */
export async function ideasByStage(
  ctx: AppContext,
  viewer: Viewer,
  space: Pick<Space, "slug" | "stages"> | null = null,
) {
  const slug = space?.slug ?? null;
  const counts = await countByStage(ctx, viewer, { space: slug });
  const used = inOrderOf(space ? wayOf(space.stages) : WAY).filter((stage) => (counts[stage] ?? 0) > 0);
  const lists = await Promise.all(
    used.map((stage) =>
      listIdeas(ctx.db, ctx.engine, viewer, { space: slug, stage, sort: "active", limit: PER_STAGE }),
    ),
  );
  return { stages: used, counts, ideas: lists.flatMap((list) => list.ideas) };
}
