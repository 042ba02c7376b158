import { setImmediate as breathe } from "node:timers/promises";
import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { EventType } from "#app/core/journal.ts";
import { journalHead } from "#app/core/journal-reader.server.ts";
import { asStage, type Stage } from "#app/features/spaces/stage.ts";
import { ownStage } from "#app/features/spaces/stage-words.server.ts";
import type { OwnStages } from "#app/features/spaces/stage-words.ts";
import { visibleIdeas } from "./idea.scope.server.ts";
import { stemReader, tellingStems } from "./search-words.ts";
import { makeSimilarityIndex, type SimilarityIndex } from "./similarity.ts";

/** What a visible idea is called where it is shown as similar. */
export type SimilarIdea = {
  id: string;
  number: number;
  slug: string;
  title: string;
  lang: string;
  supports: number;
  stage: Stage;
  own: OwnStages;
  space: { slug: string };
};

const CHANGES: EventType[] = [
  "idea.published",
  "idea.edited",
  "idea.removed",
  "idea.restored",
  "idea.rejected",
  "idea.withdrawn",
];
const SLICE = 50;

/**
 * The visible ideas nearest to a text, best first. The index lives in the context: built at its first use
 * in slices that leave the event loop free, and brought up to date from the journal at every other.
 */
export async function similarTo(
  ctx: AppContext,
  viewer: Viewer,
  text: { title: string; body?: string; category?: string | null },
  options: { limit: number; except?: string },
): Promise<SimilarIdea[]> {
  const index = await currentIndex(ctx);
  const asked = {
    title: tellingStems(text.title),
    body: tellingStems(text.body ?? ""),
    category: text.category ?? null,
  };
  const ids = index.nearest(asked, options.limit * 4, options.except);
  if (ids.length === 0) return [];
  const rows = await visibleIdeas(ctx.db, viewer)
    .where("i.id", "in", ids)
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "r.title",
      "r.lang",
      "i.supports",
      "i.stage",
      "s.stage_names",
      "s.stages",
      "s.slug as space",
    ])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, asSimilar(row)]));
  return ids
    .map((id) => byId.get(id))
    .filter((idea) => idea !== undefined)
    .slice(0, options.limit);
}

function asSimilar(
  row: Omit<SimilarIdea, "number" | "stage" | "own" | "space"> &
    Record<"stage" | "stage_names" | "stages" | "space", string> & { number: number | null },
): SimilarIdea {
  const stage = asStage(row.stage) ?? "received";
  const { stages, stage_names, ...idea } = row;
  return {
    ...idea,
    number: row.number ?? 0,
    stage,
    own: ownStage({ stages, stage_names }, stage),
    space: { slug: row.space },
  };
}

type Kept = { index: SimilarityIndex; position: number; working: Promise<void> | null };

async function currentIndex(ctx: AppContext): Promise<SimilarityIndex> {
  const kept = ctx.kept<Kept>("similar-ideas", () => ({
    index: makeSimilarityIndex(),
    position: -1,
    working: null,
  }));
  kept.working ??= bringUpToDate(ctx, kept).finally(() => {
    kept.working = null;
  });
  await kept.working;
  return kept.index;
}

async function bringUpToDate(ctx: AppContext, kept: Kept): Promise<void> {
  const position = await journalHead(ctx.db);
  if (position === kept.position) return;
  const changed = kept.position < 0 ? "all" : await changedSince(ctx, kept.position, position);
  if (changed === "all") kept.index = await builtWhole(ctx);
  else if (changed.length > 0) await reload(ctx, kept.index, changed);
  kept.position = position;
}

async function changedSince(ctx: AppContext, after: number, until: number): Promise<"all" | string[]> {
  const rows = await ctx.db
    .selectFrom("journal")
    .select(["type", "idea_id"])
    .where("position", ">", after)
    .where("position", "<=", until)
    .where("type", "in", [...CHANGES, "import.finished"])
    .execute();
  if (rows.some((row) => row.type === "import.finished") || rows.length > 1000) return "all";
  return [...new Set(rows.map((row) => row.idea_id).filter((id) => id !== null))];
}

async function builtWhole(ctx: AppContext): Promise<SimilarityIndex> {
  const index = makeSimilarityIndex();
  const read = stemReader();
  for (let after = ""; ; ) {
    const rows = await texts(ctx).where("i.id", ">", after).orderBy("i.id").limit(SLICE).execute();
    for (const row of rows) put(index, row, read);
    const last = rows.at(-1);
    if (!last || rows.length < SLICE) return index;
    after = last.id;
    await breathe();
  }
}

async function reload(ctx: AppContext, index: SimilarityIndex, ids: string[]): Promise<void> {
  for (const id of ids) index.drop(id);
  const read = stemReader();
  for (let from = 0; from < ids.length; from += SLICE) {
    const rows = await texts(ctx)
      .where("i.id", "in", ids.slice(from, from + SLICE))
      .execute();
    for (const row of rows) put(index, row, read);
    await breathe();
  }
}

/** Public texts of every space; what a viewer may not see is left out of the answer, not of the index. */
function texts(ctx: AppContext) {
  return ctx.db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.id", "i.public_revision_id")
    .where("i.state", "=", "approved")
    .select(["i.id", "i.category_id", "r.title", "r.body"]);
}

function put(
  index: SimilarityIndex,
  row: { id: string; category_id: string | null; title: string; body: string },
  read: (text: string) => string[],
): void {
  index.put(row.id, {
    title: read(row.title),
    body: read(row.body),
    category: row.category_id,
  });
}
