import { type Milestone, milestones, publicMoney } from "#app/features/dossier/dossier.queries.server.ts";
import { asStage, type Stage } from "#app/features/ideas/idea.ts";
import type { UploadRow } from "#app/features/uploads/upload.queries.server.ts";
import { type Db, type Engine, jsonRows, readJsonRows } from "#db/portable.ts";
import { toUpdate, type UpdateRow, updateFiles, updates } from "./update.queries.server.ts";

/** The public story of an idea's moves, newest first. */
export async function timelineOf(db: Db, ideaId: string) {
  return (await moves(db, ideaId).execute()).map(toEntry);
}

/** Its moves and what was officially said of it, newest first, its milestones and public money, by one question. */
export async function storyOf(db: Db, engine: Engine, ideaId: string) {
  return readStory(await storyRow(db, engine, ideaId).executeTakeFirstOrThrow());
}

/** The same as a query of one row, to run or to stand in another, and to be read by `readStory`. */
export function storyRow(db: Db, engine: Engine, ideaId: string) {
  return db.selectNoFrom([
    jsonRows(engine, moves(db, ideaId)).as("moves"),
    jsonRows(engine, updates(db, ideaId)).as("updates"),
    jsonRows(engine, updateFiles(db, ideaId)).as("files"),
    jsonRows(engine, milestones(db, ideaId)).as("milestones"),
    jsonRows(engine, publicMoney(db, ideaId)).as("money"),
  ]);
}

/** What a row of `storyRow` tells. */
export function readStory(row: StoryRow) {
  const [money] = readJsonRows<{ budget: number | null; spent: number | null }>(row.money);
  const files = readJsonRows<UploadRow>(row.files);
  return {
    timeline: readJsonRows<MoveRow>(row.moves).map(toEntry),
    updates: readJsonRows<UpdateRow>(row.updates).map((update) => toUpdate(update, files)),
    milestones: readJsonRows<Milestone>(row.milestones),
    /** Budget and spending in cents, where they are public. */
    money: money ? { budget: money.budget, spent: Number(money.spent ?? 0) } : null,
  };
}

export type StoryRow = Awaited<ReturnType<ReturnType<typeof storyRow>["executeTakeFirstOrThrow"]>>;

/** The moves of several ideas, oldest first, by idea; what was taken back is left out. */
export async function storiesOf(db: Db, ideaIds: string[]): Promise<Map<string, TimelineEntry[]>> {
  const stories = new Map<string, TimelineEntry[]>();
  if (ideaIds.length === 0) return stories;
  const rows = await everyMove(db).select("idea_id").where("idea_id", "in", ideaIds).execute();
  const takenBack = new Set(rows.map((row) => row.corrects));
  for (const row of rows.reverse()) {
    if (row.corrects !== null || takenBack.has(row.id)) continue;
    stories.set(row.idea_id, [...(stories.get(row.idea_id) ?? []), toEntry(row)]);
  }
  return stories;
}

function moves(db: Db, ideaId: string) {
  return everyMove(db).where("idea_id", "=", ideaId);
}

function everyMove(db: Db) {
  return db
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
    .orderBy("created_at", "desc")
    .orderBy("id", "desc");
}

type MoveRow = Awaited<ReturnType<ReturnType<typeof moves>["execute"]>>[number];

function toEntry(row: MoveRow) {
  return {
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
  };
}

export type TimelineEntry = Awaited<ReturnType<typeof timelineOf>>[number];
