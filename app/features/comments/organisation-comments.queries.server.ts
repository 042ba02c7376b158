import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { plainText } from "#app/core/markdown.server.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import type { Db } from "#db/portable.ts";

const NEWEST = 20;

/** The newest published comments made for an organisation on visible ideas, each with the person who did. */
export async function commentsOfOrganisation(db: Db, viewer: Viewer, organisationId: string) {
  const rows = await visibleIdeas(db, viewer)
    .innerJoin("comments as c", "c.idea_id", "i.id")
    .innerJoin("comment_revisions as cr", "cr.id", "c.public_revision_id")
    .leftJoin("users as u", "u.id", "c.author_id")
    .select(["c.id", "c.published_at", "cr.body", "cr.lang", "i.number", "r.title", "u.name"])
    .where("c.organisation_id", "=", organisationId)
    .where("c.state", "=", "approved")
    .orderBy("c.published_at", "desc")
    .orderBy("c.id", "desc")
    .limit(NEWEST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: found(row.number),
    idea: row.title,
    text: plainText(row.body, 200),
    lang: row.lang,
    by: row.name,
    at: row.published_at,
  }));
}
