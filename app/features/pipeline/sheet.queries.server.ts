import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { countByStage } from "#app/features/ideas/idea-counts.queries.server.ts";
import { movedIn, stepLang } from "#app/features/ideas/question.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { inOrderOf, type Stage, WAY, wayOf } from "#app/features/spaces/stage.ts";
import { nameOfStage } from "#app/features/spaces/stage-words.server.ts";
import type { Db } from "#db/portable.ts";

const PER_STAGE = 100;

/**
 * Ideas stage by stage, what is due first on top, each with its next step: for a meeting's table. Of one space the
 * viewer's; of all, the public ones alone, because paper is read by whoever picks it up.
 */
export async function pipelineSheet(
  ctx: AppContext,
  viewer: Viewer,
  space: Pick<Space, "slug" | "stages"> | null,
) {
  const reader = space ? viewer : null;
  const counts = await countByStage(ctx, reader, { space: space?.slug ?? null });
  const used = inOrderOf(space ? wayOf(space.stages) : WAY).filter((stage) => (counts[stage] ?? 0) > 0);
  const lists = await Promise.all(
    used.map((stage) => ideasIn(ctx.db, reader, { stage, space: space?.slug ?? null })),
  );
  return used.map((stage, at) => ({ stage, count: counts[stage] ?? 0, ideas: lists[at] ?? [] }));
}

export type SheetStage = Awaited<ReturnType<typeof pipelineSheet>>[number];

async function ideasIn(db: Db, viewer: Viewer, { stage, space }: { stage: Stage; space: string | null }) {
  const rows = await visibleIdeas(db, viewer)
    .$if(space !== null, (query) => query.where("s.slug", "=", space ?? ""))
    .where("i.stage", "=", stage)
    .select([
      "i.number",
      "i.slug",
      "i.supports",
      "i.next_step",
      "i.responsible",
      "i.due_on",
      "r.title",
      "r.lang",
      "s.title as space",
      "s.stage_names",
    ])
    .select(movedIn.as("moved_in"))
    .orderBy((eb) => eb.fn.coalesce("i.due_on", eb.val("9999")))
    .orderBy("i.number")
    .limit(PER_STAGE)
    .execute();
  return rows.map((row) => ({
    number: row.number ?? 0,
    slug: row.slug,
    title: row.title,
    lang: row.lang,
    space: localized(row.space),
    stageNames: nameOfStage(row.stage_names, stage),
    supports: row.supports,
    nextStep: row.next_step,
    nextStepLang: stepLang(row.next_step, row.moved_in),
    responsible: row.responsible,
    dueOn: row.due_on,
  }));
}
