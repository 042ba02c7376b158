import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import type { Db } from "#db/portable.ts";
import type { IdeaTarget } from "./idea.ts";
import { textDifference } from "./text-difference.ts";

/** The text an edit begins from: the latest revision. */
export async function latestRevision(db: Db, idea: IdeaTarget) {
  return found(
    await db
      .selectFrom("idea_revisions as r")
      .innerJoin("ideas as i", "i.id", "r.idea_id")
      .select(["r.id", "r.title", "r.body", "r.lang", "i.category_id as category"])
      .where("r.id", "=", idea.latestRevisionId)
      .executeTakeFirst(),
  );
}

/** Every revision, newest first, and what each changed of the one before that is shown: published ones for everybody, the others for the author alone. */
export async function revisionsOf(db: Db, viewer: Viewer, idea: IdeaTarget) {
  const mine = viewer !== null && viewer.id === idea.authorId;
  const rows = await db
    .selectFrom("idea_revisions")
    .select(["id", "ordinal", "title", "body", "html", "lang", "created_at as at"])
    .where("idea_id", "=", idea.id)
    .$if(!mine, (query) => query.where("state", "=", "approved"))
    .orderBy("ordinal", "desc")
    .execute();
  return rows.map(({ body, ...row }, at) => {
    const before = rows[at + 1];
    const changes = before
      ? textDifference(`${before.title}\n\n${before.body}`, `${row.title}\n\n${body}`)
      : null;
    return { ...row, changes };
  });
}
