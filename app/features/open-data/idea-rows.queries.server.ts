import { ideaPath } from "#app/features/ideas/idea.ts";
import { oncePublicIdeas, onceState } from "#app/features/ideas/once-public-ideas.queries.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import type { Db } from "#db/portable.ts";
import type { OpenRow } from "./tables.ts";

/** Ids of a space's ideas that are or were public, by number: what the other files are read along. */
export async function ideaPage(db: Db, spaceId: string, after: number, limit: number) {
  const rows = await oncePublicIdeas(db, spaceId)
    .where("i.number", ">", after)
    .orderBy("i.number")
    .limit(limit)
    .select(["i.id", "i.number", "i.slug", "i.state", "i.published_at"])
    .execute();
  return rows.map((row) => ({ ...row, number: row.number ?? 0, isPublic: row.state === "approved" }));
}

/** A page of the ideas' file, by number. */
export async function ideaRows(
  db: Db,
  base: string,
  spaceId: string,
  after: number,
  limit: number,
): Promise<OpenRow[]> {
  const rows = await oncePublicIdeas(db, spaceId)
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .leftJoin("organisations as t", "t.id", "i.to_organisation_id")
    .leftJoin("categories as c", "c.id", "i.category_id")
    .leftJoin("ideas as m", (join) =>
      join
        .onRef("m.id", "=", "i.merged_into")
        .onRef("m.space_id", "=", "i.space_id")
        .on("m.published_at", "is not", null),
    )
    .where("i.number", ">", after)
    .orderBy("i.number")
    .limit(limit)
    .select((eb) => [
      "i.id",
      "i.number",
      "i.slug",
      "i.state",
      "i.kind",
      "i.stage",
      "i.origin",
      "i.supports",
      "i.imported_supports",
      "i.comments",
      "i.next_step",
      "i.responsible",
      "i.due_on",
      "i.author_id",
      "i.published_at",
      "i.updated_at",
      "r.title",
      "r.body",
      "r.lang",
      "o.kind as organisation_kind",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
      "t.name as addressee",
      "c.name as category",
      "m.number as merged_into",
      eb
        .selectFrom("decisions as d")
        .select((inner) => inner.fn.max("d.created_at").as("at"))
        .whereRef("d.subject_id", "=", "i.id")
        .where("d.verdict", "=", "removed")
        .as("removed_at"),
    ])
    .execute();
  return rows.map((row): OpenRow => {
    const number = row.number ?? 0;
    const state = onceState(row.state);
    if (state !== "approved")
      return {
        number,
        state,
        changed_at: state === "removed" ? (row.removed_at ?? row.updated_at) : row.updated_at,
      };
    return {
      number,
      url: base + ideaPath({ number, slug: row.slug }),
      state,
      changed_at: row.updated_at,
      kind: row.kind,
      title: row.title,
      body: row.body,
      lang: row.lang,
      category: row.category ? inLocale(localized(row.category), "ca") : null,
      stage: row.stage,
      next_step: row.next_step,
      responsible: row.responsible,
      due_on: row.due_on,
      supports: row.supports,
      imported_supports: row.imported_supports,
      comments: row.comments,
      origin: row.origin,
      ...authorCells(base, row),
      addressee: row.addressee,
      merged_into: row.merged_into,
      published_at: row.published_at,
    };
  });
}

/** Who speaks, without a person's name: what has been copied cannot be taken back when they leave. */
export function authorCells(
  base: string,
  row: {
    author_id: string | null;
    organisation_kind: string | null;
    organisation_name: string | null;
    organisation_slug: string | null;
  },
): OpenRow {
  return {
    author_kind: row.organisation_kind ?? (row.author_id ? "person" : "none"),
    organisation: row.organisation_name,
    organisation_url: row.organisation_slug ? `${base}/organisations/${row.organisation_slug}` : null,
  };
}
