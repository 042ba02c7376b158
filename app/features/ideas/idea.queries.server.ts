import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { LIMITS, PAGE } from "#app/core/limits.ts";
import { plainText } from "#app/core/markdown.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import { ownStage } from "#app/features/spaces/stage-words.server.ts";
import type { OwnStages } from "#app/features/spaces/stage-words.ts";
import type { Db, Engine, Tx } from "#db/portable.ts";
import { type Author, authorOf } from "./author.ts";
import { filteredIdeas, type IdeaFilter } from "./filtered-ideas.server.ts";
import { foundWords } from "./found-words.ts";
import { visibleIdeas } from "./idea.scope.server.ts";
import { asOrigin, asStage, type Kind, type Origin, type Stage } from "./idea.ts";
import { readCursor, writeCursor } from "./idea-cursor.ts";

export const SORTS = ["new", "active", "supported"] as const;
export type Sort = (typeof SORTS)[number];

/** One row of a list, the same for page and API. */
export type IdeaRow = {
  id: string;
  number: number;
  slug: string;
  kind: Kind;
  title: string;
  lang: string;
  summary: string;
  stage: Stage;
  /** Its space's name for that stage and its way, where they are its own. */
  own: OwnStages;
  supports: number;
  importedSupports: number;
  comments: number;
  author: Author | null;
  origin: Origin;
  /** Name of its category. */
  category: Localized | null;
  space: { slug: string; title: Localized };
  responsible: string | null;
  dueOn: string | null;
  publishedAt: string;
};

/** A page of a list and the cursor of the next; `count` is there when it was learnt on the way. */
export type ListPage = { ideas: IdeaRow[]; next: string | null; count?: number };

/** Characters of a text in a list. */
const SUMMARY = 140;

const SORT_COLUMN = { new: "i.published_at", active: "i.active_at", supported: "i.supports" } as const;

/**
 * One page of visible ideas by key, and the cursor of the next; `after` is a cursor of the same order. `isCommon`: whether a
 * great many ideas have the words that are searched for, where that is known already.
 */
export async function listIdeas(
  db: Db | Tx,
  engine: Engine,
  viewer: Viewer,
  filter: IdeaFilter & { sort: Sort; after?: string | null; limit?: number; isCommon?: boolean },
): Promise<ListPage> {
  const limit = filter.limit ?? PAGE.ideas;
  const column = SORT_COLUMN[filter.sort];
  // Of equally supported ideas, those with more support where they come from stand first.
  const bySupport = filter.sort === "supported";
  const after = readCursor(filter.after, filter.sort);
  const rows = await shownRows(await filteredIdeas(db, engine, viewer, filter))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb(column, "<", after?.value as never),
          ...(bySupport
            ? [
                eb.and([
                  eb(column, "=", after?.value as never),
                  eb("i.imported_supports", "<", after?.imported ?? 0),
                ]),
              ]
            : []),
          eb.and([
            eb(column, "=", after?.value as never),
            ...(bySupport ? [eb("i.imported_supports", "=", after?.imported ?? 0)] : []),
            eb("i.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy(column, "desc")
    .$if(bySupport, (query) => query.orderBy("i.imported_supports", "desc"))
    .orderBy("i.id", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    ideas: shown.map((row) => toIdeaRow(row, filter.q)),
    next: last
      ? writeCursor(
          filter.sort,
          bySupport
            ? `${last.supports}.${last.imported_supports}`
            : ((filter.sort === "new" ? last.published_at : last.active_at) ?? ""),
          last.id,
        )
      : null,
  };
}

/** Rows of ideas by id, in the order of the ids; what the viewer may not see is left out. `q` is what they were found by. */
export async function ideaRows(
  db: Db | Tx,
  viewer: Viewer,
  ids: string[],
  q?: string | null,
): Promise<IdeaRow[]> {
  if (ids.length === 0) return [];
  const rows = await shownRows(visibleIdeas(db, viewer).where("i.id", "in", ids)).execute();
  const byId = new Map(rows.map((row) => [row.id, toIdeaRow(row, q)]));
  return ids.map((id) => byId.get(id)).filter((idea) => idea !== undefined);
}

function shownRows(ideas: ReturnType<typeof visibleIdeas>) {
  return ideas
    .leftJoin("users as u", "u.id", "i.author_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .leftJoin("categories as c", "c.id", "i.category_id")
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "i.kind",
      "i.stage",
      "i.origin",
      "i.supports",
      "i.imported_supports",
      "i.comments",
      "i.responsible",
      "i.due_on",
      "i.published_at",
      "i.active_at",
      "r.title",
      "r.body",
      "r.lang",
      "s.slug as space_slug",
      "s.title as space_title",
      "s.stage_names",
      "s.stages",
      "u.name as author_name",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
      "c.name as category",
    ]);
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownRows>["execute"]>>[number];

function toIdeaRow(row: ShownRow, q: string | null | undefined): IdeaRow {
  return {
    id: row.id,
    number: found(row.number),
    slug: row.slug,
    kind: row.kind as Kind,
    title: row.title,
    lang: row.lang,
    summary: q
      ? foundWords(q).excerpt(plainText(row.body, LIMITS.idea.max), SUMMARY)
      : plainText(row.body, SUMMARY),
    stage: asStage(row.stage) ?? "received",
    own: ownStage(row, asStage(row.stage) ?? "received"),
    supports: row.supports,
    importedSupports: row.imported_supports,
    comments: row.comments,
    author: authorOf(row),
    origin: asOrigin(row.origin),
    category: row.category ? localized(row.category) : null,
    space: { slug: row.space_slug, title: localized(row.space_title) },
    responsible: row.responsible,
    dueOn: row.due_on,
    publishedAt: row.published_at ?? "",
  };
}
