import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { localized } from "#app/features/spaces/space.queries.server.ts";
import type { Db } from "#db/portable.ts";
import { authorOf, votedIdeas } from "./idea.queries.server.ts";
import { visibleIdeas } from "./idea.scope.server.ts";
import type { IdeaTarget } from "./idea.ts";

/** What the idea page shows of the idea: the public text, or the latest one to those who may see it before. */
export async function ideaPage(db: Db, idea: IdeaTarget) {
  const row = found(
    await db
      .selectFrom("ideas as i")
      .innerJoin(
        "idea_revisions as r",
        "r.id",
        idea.state === "approved" ? "i.public_revision_id" : "i.latest_revision_id",
      )
      .leftJoin("users as u", "u.id", "i.author_id")
      .leftJoin("organisations as o", "o.id", "i.organisation_id")
      .leftJoin("organisations as to", "to.id", "i.to_organisation_id")
      .leftJoin("categories as c", "c.id", "i.category_id")
      .select([
        "r.title",
        "r.html",
        "r.body",
        "r.lang",
        "r.ordinal",
        "i.created_at",
        "i.published_at",
        "i.origin",
        "i.imported_supports",
        "i.next_step",
        "i.responsible",
        "i.due_on",
        "u.name as author_name",
        "o.name as organisation_name",
        "o.slug as organisation_slug",
        "to.name as to_name",
        "c.name as category",
      ])
      .where("i.id", "=", idea.id)
      .executeTakeFirst(),
  );
  return {
    title: row.title,
    html: row.html,
    lang: row.lang,
    version: row.ordinal,
    at: row.published_at ?? row.created_at,
    origin: row.origin,
    importedSupports: row.imported_supports,
    author: authorOf(row),
    to: row.to_name,
    category: row.category ? localized(row.category) : null,
    nextStep: row.next_step,
    responsible: row.responsible,
    dueOn: row.due_on,
  };
}

/** What depends on who looks. */
export async function ideaViewerBits(db: Db, viewer: Viewer, idea: IdeaTarget) {
  const voted = await votedIdeas(db, viewer, [idea.id]);
  const follow = viewer
    ? await db
        .selectFrom("follows")
        .select("idea_id")
        .where("user_id", "=", viewer.id)
        .where("idea_id", "=", idea.id)
        .executeTakeFirst()
    : undefined;
  return {
    voted: voted.length > 0,
    mine: viewer !== null && idea.authorId === viewer.id,
    following: follow !== undefined,
  };
}

/** Why an idea is not public, for its author: the last rejection. */
export async function lastRejection(db: Db, subjectId: string) {
  return (
    (await db
      .selectFrom("decisions")
      .select(["rule", "reason", "created_at as at"])
      .where("subject_id", "=", subjectId)
      .where("verdict", "in", ["rejected", "removed"])
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirst()) ?? null
  );
}

/** Visible ideas linked as related, either way. */
export async function relatedIdeas(db: Db, viewer: Viewer, ideaId: string, limit = 5) {
  return visibleIdeas(db, viewer)
    .where("i.id", "in", (query) =>
      query
        .selectFrom("idea_relations")
        .select("related_id as id")
        .where("idea_id", "=", ideaId)
        .union(query.selectFrom("idea_relations").select("idea_id as id").where("related_id", "=", ideaId)),
    )
    .select(["i.number", "i.slug", "r.title", "r.lang"])
    .orderBy("i.comments", "desc")
    .orderBy("i.number")
    .limit(limit)
    .execute();
}
