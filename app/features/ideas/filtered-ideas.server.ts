import type { Viewer } from "#app/core/actor.ts";
import type { OrganisationKind, Proposer } from "#app/features/organisations/organisation.ts";
import type { Db, Engine, Tx } from "#db/portable.ts";
import { areManyWith, holdsWords } from "#db/portable-search.ts";
import { crossedIdeas, type Ideas, inSpace, withText } from "./idea.scope.server.ts";
import type { Kind, Stage } from "./idea.ts";
import { queryWords } from "./search-words.ts";

export type IdeaFilter = {
  space?: string | null;
  stage?: Stage | null;
  kind?: Kind | null;
  /** Id of a category. */
  category?: string | null;
  /** Who proposed it. */
  by?: Proposer | null;
  q?: string | null;
};

/** Whether a filter asks for more than a space and a stage. */
export function isNarrowedBeyond({ q, kind, category, by }: IdeaFilter): boolean {
  return Boolean(q || kind || category || by);
}

/** Fewer ideas than these are quicker sorted than found on a walk through all. */
const MANY = 500;

/** Visible ideas narrowed by a filter, for a list that is cut in an order of ideas: a query to select from. */
export async function filteredIdeas(
  db: Db | Tx,
  engine: Engine,
  viewer: Viewer,
  filter: IdeaFilter & { isCommon?: boolean },
) {
  const walks = filter.isCommon ?? (await areMany(db, engine, filter));
  return withText(narrowed(crossedIdeas(db, viewer), db, engine, filter, walks));
}

/** Whether a search asks for words that a great many ideas have; PostgreSQL, which counts for itself, is not asked. */
export async function areMany(db: Db | Tx, engine: Engine, filter: IdeaFilter): Promise<boolean> {
  const { words } = wordsOf(filter);
  return words.length > 0 && areManyWith(db, engine, words, MANY);
}

/** The number, or else the words, that a search asks for. */
function wordsOf(filter: IdeaFilter) {
  const q = filter.q?.trim() ?? "";
  const number = /^(?:n[ºo.]*\s*)?(\d{1,9})$/i.exec(q)?.[1];
  return { q, number, words: number === undefined ? queryWords(q) : [] };
}

/** Ideas that a filter finds; their texts are not asked for. */
export function narrowed<Row>(
  ideas: Ideas<Row>,
  db: Db | Tx,
  engine: Engine,
  filter: IdeaFilter,
  walks = false,
): Ideas<Row> {
  const { q, number, words } = wordsOf(filter);
  return ideas
    .$if(Boolean(filter.space), (query) => query.where(inSpace(db, filter.space ?? "")))
    .$if(Boolean(filter.stage), (query) => query.where("i.stage", "=", filter.stage ?? ""))
    .$if(Boolean(filter.kind), (query) => query.where("i.kind", "=", filter.kind ?? ""))
    .$if(Boolean(filter.category), (query) => query.where("i.category_id", "=", filter.category ?? ""))
    .$if(filter.by === "citizens", (query) => query.where("i.organisation_id", "is", null))
    .$if(Boolean(filter.by) && filter.by !== "citizens", (query) =>
      query.where("i.organisation_id", "in", (eb) =>
        eb
          .selectFrom("organisations as proposing")
          .select("proposing.id")
          .where("proposing.kind", "=", filter.by as OrganisationKind),
      ),
    )
    .$if(number !== undefined, (query) => query.where("i.number", "=", Number(number)))
    .$if(words.length > 0, (query) => query.where(holdsWords(engine, words, walks)))
    .$if(q !== "" && number === undefined && words.length === 0, (query) => query.where("i.id", "=", ""));
}
