import { visibleComments } from "#app/features/comments/comment.queries.server.ts";
import { authorOf } from "#app/features/ideas/author.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asOrigin, asStage, type IdeaTarget, type Kind } from "#app/features/ideas/idea.ts";
import { nameOfStage } from "#app/features/spaces/stage-words.server.ts";
import type { Db } from "#db/portable.ts";

const ENTRIES = 50;

/** What a feed is about: the whole site, a space, or one idea. */
export type FeedScope = { spaceId?: string; ideaId?: string };

/** Ideas everybody sees, newest first. */
export async function newestIdeas(db: Db, scope: FeedScope) {
  const rows = await scoped(db, scope)
    .leftJoin("users as u", "u.id", "i.author_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "i.kind",
      "i.origin",
      "i.created_at",
      "i.published_at",
      "i.updated_at",
      "r.title",
      "r.html",
      "r.lang",
      "u.name as author_name",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
    ])
    .orderBy("i.published_at", "desc")
    .orderBy("i.id", "desc")
    .limit(ENTRIES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    slug: row.slug,
    kind: row.kind as Kind,
    origin: asOrigin(row.origin),
    title: row.title,
    html: row.html,
    lang: row.lang,
    author: authorOf(row),
    published: row.published_at ?? row.created_at,
    updated: row.updated_at,
  }));
}

/** Moves of ideas everybody sees, newest first. */
export async function newestMoves(db: Db, scope: FeedScope) {
  const rows = await scoped(db, scope)
    .innerJoin("stage_moves as m", "m.idea_id", "i.id")
    .select([
      "m.id",
      "m.to_stage",
      "s.stage_names",
      "m.html",
      "m.lang",
      "m.responsible",
      "m.created_at",
      "i.number",
      "i.slug",
      "r.title",
    ])
    .orderBy("m.created_at", "desc")
    .orderBy("m.id", "desc")
    .limit(ENTRIES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    slug: row.slug,
    title: row.title,
    stage: asStage(row.to_stage) ?? ("received" as const),
    stageNames: nameOfStage(row.stage_names, asStage(row.to_stage) ?? "received"),
    html: row.html,
    lang: row.lang,
    responsible: row.responsible,
    at: row.created_at,
  }));
}

/** Published comments of an idea everybody sees, newest first. */
export async function newestComments(db: Db, idea: Pick<IdeaTarget, "id">) {
  const rows = await visibleComments(db, idea)
    .orderBy("c.created_at", "desc")
    .orderBy("c.id", "desc")
    .limit(ENTRIES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    html: row.html,
    lang: row.lang,
    author: authorOf(row),
    published: row.published_at ?? row.created_at,
    updated: row.edited_at ?? row.published_at ?? row.created_at,
  }));
}

function scoped(db: Db, { spaceId, ideaId }: FeedScope) {
  return visibleIdeas(db, null)
    .$if(spaceId !== undefined, (query) => query.where("i.space_id", "=", spaceId ?? ""))
    .$if(ideaId !== undefined, (query) => query.where("i.id", "=", ideaId ?? ""));
}

/** The newest of several lists, by the time each was published. */
export function newestOf<T extends { published: string; id: string }>(...lists: T[][]): T[] {
  return lists
    .flat()
    .sort((a, b) =>
      a.published === b.published ? (a.id < b.id ? 1 : -1) : a.published < b.published ? 1 : -1,
    )
    .slice(0, ENTRIES);
}
