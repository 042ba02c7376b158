import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { plainText } from "#app/core/markdown.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { type Db, type Engine, jsonRows, readJsonRows } from "#db/portable.ts";
import { authorOf } from "./author.ts";
import { isBareLink } from "./bare-links.queries.server.ts";
import { visibleIdeas } from "./idea.scope.server.ts";
import { asOrigin, type IdeaTarget } from "./idea.ts";
import { movedIn, stepLang } from "./question.server.ts";

/** What the idea page shows of the idea: the public text, or the latest one to those who may see it before. */
export async function ideaPage(db: Db, idea: IdeaTarget) {
  return toShown(found(await shownIdea(db, idea).executeTakeFirst()));
}

/**
 * The same with what stands around the idea for everybody who sees it and these private spaces: related ideas and
 * those merged into it, and how many comments are only links. `story` is asked in the same query.
 */
export async function ideaAbout<Row>(
  db: Db,
  engine: Engine,
  viewer: Viewer,
  idea: IdeaTarget,
  story: Parameters<typeof jsonRows<Row>>[1],
) {
  const row = found(
    await shownIdea(db, idea)
      .select((eb) => [
        eb
          .selectFrom("comments as c")
          .select((links) => links.fn.countAll().as("count"))
          .where("c.idea_id", "=", idea.id)
          .where("c.state", "=", "approved")
          .where(isBareLink())
          .as("bareLinks"),
        jsonRows(engine, relatedIdeas(db, viewer, idea.id)).as("related"),
        jsonRows(engine, mergedInto(db, viewer, idea.id)).as("combines"),
        jsonRows(engine, story).as("story"),
      ])
      .executeTakeFirst(),
  );
  return {
    shown: toShown(row),
    /** The text without its marks, cut short: what a link to the page says. */
    about: plainText(row.body, 200),
    bareLinks: Number(row.bareLinks ?? 0),
    related: readJsonRows<NamedIdea>(row.related),
    /** Merged ideas that go on in this one. */
    combines: readJsonRows<NamedIdea>(row.combines),
    story: found(readJsonRows<Row>(row.story)[0]),
  };
}

function shownIdea(db: Db, idea: IdeaTarget) {
  return db
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
      "r.redacted_under",
      "i.created_at",
      "i.published_at",
      "i.origin",
      "i.origin_note",
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
    .select(movedIn.as("moved_in"))
    .where("i.id", "=", idea.id);
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownIdea>["execute"]>>[number];

function toShown(row: ShownRow) {
  return {
    title: row.title,
    html: row.html,
    lang: row.lang,
    version: row.ordinal,
    redactedUnder: row.redacted_under,
    at: row.published_at ?? row.created_at,
    origin: asOrigin(row.origin),
    originNote: row.origin_note,
    importedSupports: row.imported_supports,
    author: authorOf(row),
    to: row.to_name,
    category: row.category ? localized(row.category) : null,
    nextStep: row.next_step,
    nextStepLang: stepLang(row.next_step, row.moved_in),
    responsible: row.responsible,
    dueOn: row.due_on,
  };
}

type NamedIdea = { number: number; slug: string; title: string; lang: string };

/** Visible ideas that go on in this one, merged: a query to run or to stand in another. */
export function mergedInto(db: Db, viewer: Viewer, ideaId: string) {
  return visibleIdeas(db, viewer)
    .where("i.merged_into", "=", ideaId)
    .select(["i.number", "i.slug", "r.title", "r.lang"])
    .orderBy("i.number");
}

/** Visible ideas linked as related, either way: a query to run or to stand in another. */
export function relatedIdeas(db: Db, viewer: Viewer, ideaId: string, limit = 50) {
  return visibleIdeas(db, viewer)
    .where("i.id", "in", (query) =>
      query
        .selectFrom("idea_relations")
        .select("related_id as id")
        .where("idea_id", "=", ideaId)
        .union(query.selectFrom("idea_relations").select("idea_id as id").where("related_id", "=", ideaId)),
    )
    .select(["i.id", "i.number", "i.slug", "r.title", "r.lang"])
    .orderBy("i.comments", "desc")
    .orderBy("i.number")
    .limit(limit);
}
