import { asStage, type Stage } from "#app/features/ideas/idea.ts";
import type { Db } from "#db/portable.ts";

/** The public story of an idea's moves, newest first. */
export async function timelineOf(db: Db, ideaId: string) {
  const rows = await db
    .selectFrom("stage_moves")
    .select([
      "id",
      "from_stage",
      "to_stage",
      "html",
      "lang",
      "next_step",
      "responsible",
      "due_on",
      "created_at",
      "corrects",
    ])
    .where("idea_id", "=", ideaId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: asStage(row.from_stage),
    to: asStage(row.to_stage) ?? ("received" as Stage),
    html: row.html,
    lang: row.lang,
    nextStep: row.next_step,
    responsible: row.responsible,
    dueOn: row.due_on,
    at: row.created_at,
    isCorrection: row.corrects !== null,
  }));
}

export type TimelineEntry = Awaited<ReturnType<typeof timelineOf>>[number];
