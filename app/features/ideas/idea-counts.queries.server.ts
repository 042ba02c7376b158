import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { EventType } from "#app/core/journal.ts";
import { keptReading } from "#app/core/kept-reading.server.ts";
import { knownPrivateSpaces } from "#app/features/spaces/space.queries.server.ts";
import { asStage, type Stage } from "#app/features/spaces/stage.ts";
import { type IdeaFilter, isNarrowedBeyond, narrowed } from "./filtered-ideas.server.ts";
import { countableIdeas } from "./idea.scope.server.ts";
import { PLACE_CHANGES } from "./place-changes.ts";

/** What can change how many ideas are in a stage of a space, or who sees the space. */
const CHANGES: EventType[] = [...PLACE_CHANGES, "space.changed"];

type Counted = { space: string; slug: string; isPublic: boolean; stage: Stage; count: number };

/** How many visible ideas a filter finds. */
export async function countIdeas(ctx: AppContext, viewer: Viewer, filter: IdeaFilter): Promise<number> {
  if (isNarrowedBeyond(filter)) {
    const row = await narrowed(countableIdeas(ctx.db, viewer), ctx.db, ctx.engine, filter)
      .select((eb) => eb.fn.countAll().as("count"))
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  }
  const counts = await countByStage(ctx, viewer, filter);
  return filter.stage
    ? (counts[filter.stage] ?? 0)
    : Object.values(counts).reduce((sum, one) => sum + one, 0);
}

/** Visible ideas by stage, of one space or all. */
export async function countByStage(
  ctx: AppContext,
  viewer: Viewer,
  { space }: { space?: string | null } = {},
): Promise<Partial<Record<Stage, number>>> {
  const known = knownPrivateSpaces(viewer);
  const sums: Partial<Record<Stage, number>> = {};
  for (const row of await keptReading(ctx, "idea-counts", CHANGES, () => countsOf(ctx)))
    if ((row.isPublic || known === "all" || known.includes(row.space)) && (!space || row.slug === space))
      sums[row.stage] = (sums[row.stage] ?? 0) + row.count;
  return sums;
}

/** Of every space, public or not. */
async function countsOf({ db }: AppContext): Promise<Counted[]> {
  // Crossed, so that SQLite walks each space's stages in their index.
  const rows = await db
    .selectFrom("spaces as s")
    .crossJoin("ideas as i")
    .whereRef("i.space_id", "=", "s.id")
    .where("i.state", "=", "approved")
    .select((eb) => ["s.id", "s.slug", "s.visibility", "i.stage", eb.fn.countAll().as("count")])
    .groupBy(["s.id", "i.stage"])
    .execute();
  return rows.flatMap(({ id, slug, visibility, stage, count }) => {
    const known = asStage(stage);
    return known
      ? [{ space: id, slug, isPublic: visibility === "public", stage: known, count: Number(count) }]
      : [];
  });
}
