import { expressionBuilder, type SelectQueryBuilder } from "kysely";
import { actsFor, hasRole, type Viewer } from "#app/core/actor.ts";
import { DomainError, found } from "#app/core/errors.ts";
import { maySeeSpace } from "#app/features/spaces/space.policy.ts";
import {
  knownPrivateSpaces,
  seenSpace,
  spacesWithPhases,
} from "#app/features/spaces/space.queries.server.ts";
import { asStage } from "#app/features/spaces/stage.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { Schema } from "#db/schema.ts";
import type { IdeaTarget, Kind, State } from "./idea.ts";

/**
 * The one scope through which ideas are read in public: approved ones of spaces the viewer may see.
 * Gives a query over `ideas as i` joined with `spaces as s` and the public revision `r`.
 */
export function visibleIdeas(db: Db | Tx, viewer: Viewer) {
  return countableIdeas(db, viewer).innerJoin("idea_revisions as r", "r.id", "i.public_revision_id");
}

/** The same without their texts, for what only counts them. */
export function countableIdeas(db: Db | Tx, viewer: Viewer) {
  return seenBy(viewer, db.selectFrom("ideas as i").innerJoin("spaces as s", "s.id", "i.space_id"));
}

/**
 * The same, for lists that are cut in an order of ideas: the join is crossed, so that SQLite goes through the ideas in
 * that order, and not through the spaces sorting all that each of them has.
 */
export function listedIdeas(db: Db | Tx, viewer: Viewer) {
  return withText(crossedIdeas(db, viewer));
}

/** The same without their texts. */
export function crossedIdeas(db: Db | Tx, viewer: Viewer) {
  return seenBy(
    viewer,
    db.selectFrom("ideas as i").crossJoin("spaces as s").whereRef("s.id", "=", "i.space_id"),
  );
}

/** The same without texts, found from their spaces: SQLite then counts the stages of each in their index. */
export function ideasBySpace(db: Db | Tx, viewer: Viewer) {
  return seenBy(
    viewer,
    db.selectFrom("spaces as s").crossJoin("ideas as i").whereRef("i.space_id", "=", "s.id"),
  );
}

/** Brings the public texts. */
export function withText<Row>(ideas: Ideas<Row>) {
  return ideas.innerJoin("idea_revisions as r", "r.id", "i.public_revision_id");
}

/** Ideas of the space of an address, found from the space. */
export function inSpace(db: Db | Tx, slug: string) {
  return scoped(
    "i.space_id",
    "=",
    db.selectFrom("spaces as own").select("own.id").where("own.slug", "=", slug),
  );
}

type Scope = { i: Schema["ideas"]; s: Schema["spaces"] };
/** A query over ideas and their spaces, without texts. */
export type Ideas<Row> = SelectQueryBuilder<Schema & Scope, "i" | "s", Row>;
const scoped = expressionBuilder<Schema & Scope, "i" | "s">();

function seenBy<Row>(viewer: Viewer, ideas: Ideas<Row>): Ideas<Row> {
  const known = knownPrivateSpaces(viewer);
  return ideas
    .where("i.state", "=", "approved")
    .$if(known !== "all", (query) =>
      query.where((eb) =>
        eb.or([
          eb("s.visibility", "=", "public"),
          ...(known.length > 0 ? [eb("s.id", "in", known as string[])] : []),
        ]),
      ),
    );
}

/** The idea of a public number for a write or a page. Throws `notFound` when it is not there for this viewer. */
export async function ideaTarget(db: Db | Tx, viewer: Viewer, number: number | null): Promise<IdeaTarget> {
  if (number === null) throw new DomainError("notFound", "errors.notFound");
  return seenTarget(viewer, await targetByNumber(db, { number }));
}

/** The idea of an id, drafts included, under the same rule. */
export async function ideaTargetById(db: Db | Tx, viewer: Viewer, id: string): Promise<IdeaTarget> {
  return seenTarget(viewer, await targetById(db, { id }));
}

const targetByNumber = keptQuery((db, { number }: { number: number }) =>
  targets(db).where("i.number", "=", number),
);
const targetById = keptQuery((db, { id }: { id: string }) => targets(db).where("i.id", "=", id));

function targets(db: Db | Tx) {
  return spacesWithPhases(db)
    .innerJoin("ideas as i", "i.space_id", "s.id")
    .innerJoin("threads as t", "t.idea_id", "i.id")
    .select([
      "t.epoch",
      "t.seq",
      "i.id as idea_id",
      "i.number",
      "i.slug as idea_slug",
      "i.kind",
      "i.author_id",
      "i.organisation_id as idea_organisation_id",
      "i.to_organisation_id",
      "i.stage",
      "i.state as idea_state",
      "i.public_revision_id",
      "i.latest_revision_id",
      "i.supports",
      "i.comments",
    ])
    .orderBy("p.starts_at");
}

function seenTarget(viewer: Viewer, rows: Awaited<ReturnType<typeof targetById>>): IdeaTarget {
  const row = found(rows[0]);
  const idea: IdeaTarget = {
    id: row.idea_id,
    number: row.number,
    slug: row.idea_slug,
    space: seenSpace(viewer, rows),
    kind: row.kind as Kind,
    authorId: row.author_id,
    organisationId: row.idea_organisation_id,
    toOrganisationId: row.to_organisation_id,
    stage: asStage(row.stage) ?? "received",
    state: row.idea_state as State,
    publicRevisionId: row.public_revision_id,
    latestRevisionId: row.latest_revision_id,
    supports: row.supports,
    comments: row.comments,
    head: { epoch: row.epoch, seq: row.seq },
  };
  return found(maySeeIdea(viewer, idea) ? idea : null);
}

/** Public ideas by who sees the space; others by their author, their organisation (once submitted) and the space's staff. */
export function maySeeIdea(viewer: Viewer, idea: IdeaTarget): boolean {
  if (!maySeeSpace(viewer, idea.space)) return false;
  if (idea.state === "approved") return true;
  if (!viewer) return false;
  if (idea.authorId === viewer.id) return true;
  if (idea.state === "draft" || idea.state === "withdrawn") return false;
  return (
    actsFor(viewer, idea.organisationId) ||
    hasRole(viewer, "moderator", idea.space.id) ||
    hasRole(viewer, "organiser", idea.space.id)
  );
}
