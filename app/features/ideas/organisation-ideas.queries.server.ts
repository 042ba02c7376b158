import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { ownStage } from "#app/features/spaces/stage-words.server.ts";
import type { Db } from "#db/portable.ts";
import { visibleIdeas } from "./idea.scope.server.ts";
import { asStage } from "./idea.ts";

const NEWEST = 20;

/** The newest visible ideas proposed for an organisation, each with the person who did. */
export async function ideasOfOrganisation(db: Db, viewer: Viewer, organisationId: string) {
  const rows = await visibleIdeas(db, viewer)
    .leftJoin("users as u", "u.id", "i.author_id")
    .select([
      "s.stage_names",
      "s.stages",
      "i.number",
      "i.slug",
      "i.stage",
      "i.supports",
      "i.published_at",
      "r.title",
      "r.lang",
      "u.name",
    ])
    .where("i.organisation_id", "=", organisationId)
    .orderBy("i.published_at", "desc")
    .orderBy("i.id", "desc")
    .limit(NEWEST)
    .execute();
  return rows.map((row) => ({
    number: found(row.number),
    slug: row.slug,
    stage: asStage(row.stage) ?? "received",
    own: ownStage(row, asStage(row.stage) ?? "received"),
    supports: row.supports,
    title: row.title,
    lang: row.lang,
    by: row.name,
    at: row.published_at,
  }));
}
