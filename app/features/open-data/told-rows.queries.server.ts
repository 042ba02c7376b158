import { ideaPath } from "#app/features/ideas/idea.ts";
import type { Figure } from "#app/features/pipeline/figure.ts";
import type { Db } from "#db/portable.ts";
import type { PublicIdea } from "./story-rows.queries.server.ts";
import type { OpenRow } from "./tables.ts";

/** The official updates of some ideas in order; of a withdrawn one that it was there. */
export async function updateRows(db: Db, base: string, ideas: PublicIdea[]): Promise<OpenRow[]> {
  const rows = await toldOf(db, ideas);
  return rows.map(({ update, idea }): OpenRow => {
    const isThere = update.state === "approved";
    return {
      id: update.id,
      idea: idea.number,
      url: isThere ? `${base}${ideaPath(idea)}#u-${update.id}` : null,
      state: update.state,
      kind: update.kind,
      published_at: update.created_at,
      body: isThere ? update.body : null,
      lang: isThere ? update.lang : null,
    };
  });
}

/** What the updates of some ideas measured, before and after. */
export async function resultRows(db: Db, ideas: PublicIdea[]): Promise<OpenRow[]> {
  const rows = await toldOf(db, ideas);
  return rows
    .filter(({ update }) => update.state === "approved")
    .flatMap(({ update, idea }) =>
      (JSON.parse(update.figures) as Figure[]).map(
        ({ what, unit, before, after }, at): OpenRow => ({
          update: update.id,
          place: at + 1,
          idea: idea.number,
          what,
          unit: unit || null,
          before,
          after,
        }),
      ),
    );
}

async function toldOf(db: Db, ideas: PublicIdea[]) {
  if (ideas.length === 0) return [];
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const updates = await db
    .selectFrom("updates")
    .select(["id", "idea_id", "state", "kind", "created_at", "body", "lang", "figures"])
    .where("idea_id", "in", [...byId.keys()])
    .orderBy("idea_id")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return updates.flatMap((update) => {
    const idea = byId.get(update.idea_id);
    return idea ? [{ update, idea }] : [];
  });
}

/** What is promised of some ideas until when, and since when it is done. */
export async function milestoneRows(db: Db, ideas: PublicIdea[]): Promise<OpenRow[]> {
  if (ideas.length === 0) return [];
  const numbers = new Map(ideas.map((idea) => [idea.id, idea.number]));
  const rows = await db
    .selectFrom("milestones")
    .select(["id", "idea_id", "title", "lang", "due_on", "done_on"])
    .where("idea_id", "in", [...numbers.keys()])
    .orderBy("idea_id")
    .orderBy("due_on")
    .orderBy("id")
    .execute();
  return rows.map(({ idea_id, ...row }): OpenRow => ({ ...row, idea: numbers.get(idea_id) ?? null }));
}
