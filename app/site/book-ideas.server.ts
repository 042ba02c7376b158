import type { Viewer } from "#app/core/actor.ts";
import { authorOf } from "#app/features/ideas/author.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asOrigin, asStage, type Stage } from "#app/features/ideas/idea.ts";
import { storiesOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { updatesOf } from "#app/features/pipeline/update.queries.server.ts";
import { UPDATE_KINDS } from "#app/features/pipeline/update.ts";
import type { Db } from "#db/portable.ts";

/** Stages of what goes on to be done: what a book tells whole. */
const TAKEN_UP: Stage[] = ["accepted", "underway", "done"];
const MOST_WHOLE = 60;
const WHOLE_BY_SUPPORT = 15;
const MOST_LISTED = 200;

/**
 * A space's ideas for its book: whole, those that were taken up, or before any was the most supported; the others by
 * name. Most supported first.
 */
export async function bookIdeas(db: Db, viewer: Viewer, spaceId: string) {
  const taken = await inSpace(db, viewer, spaceId)
    .where("i.stage", "in", TAKEN_UP)
    .limit(MOST_WHOLE)
    .execute();
  const rows =
    taken.length > 0 ? taken : await inSpace(db, viewer, spaceId).limit(WHOLE_BY_SUPPORT).execute();
  const ids = rows.map((row) => row.id);
  const [stories, told, others] = await Promise.all([
    storiesOf(db, ids),
    updatesOf(db, ids, UPDATE_KINDS),
    inSpace(db, viewer, spaceId)
      .where("i.id", "not in", [...ids, ""])
      .limit(MOST_LISTED)
      .execute(),
  ]);
  return {
    takenUp: taken.length > 0,
    whole: rows.map((row) => ({
      ...named(row),
      html: row.html,
      supports: row.supports,
      comments: row.comments,
      author: authorOf(row),
      origin: asOrigin(row.origin),
      publishedAt: row.published_at,
      story: stories.get(row.id) ?? [],
      updates: told
        .filter(({ ideaId }) => ideaId === row.id)
        .map(({ update }) => update)
        .reverse(),
    })),
    others: others.map(named),
  };
}

export type BookIdeas = Awaited<ReturnType<typeof bookIdeas>>;
export type BookIdea = BookIdeas["whole"][number];

function named(row: { number: number | null; slug: string; title: string; lang: string; stage: string }) {
  return {
    number: row.number ?? 0,
    slug: row.slug,
    title: row.title,
    lang: row.lang,
    stage: asStage(row.stage) ?? ("received" as const),
  };
}

function inSpace(db: Db, viewer: Viewer, spaceId: string) {
  return visibleIdeas(db, viewer)
    .leftJoin("users as u", "u.id", "i.author_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .where("i.space_id", "=", spaceId)
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "i.stage",
      "i.origin",
      "i.supports",
      "i.comments",
      "i.published_at",
      "r.title",
      "r.html",
      "r.lang",
      "u.name as author_name",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
    ])
    .orderBy("i.supports", "desc")
    .orderBy("i.imported_supports", "desc")
    .orderBy("i.number");
}
