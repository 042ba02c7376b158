import { found } from "#app/core/errors.ts";
import type { Db } from "#db/portable.ts";
import { asConfidence, asKind, type Confidence, type Kind, type Range } from "./impact.ts";

export type ImpactFigure = Range & {
  id: string;
  version: number;
  kind: Kind;
  what: string;
  lang: string;
  from: string;
  to: string;
  source: string;
  sourceUrl: string | null;
  formula: string;
  confidence: Confidence;
  correction: string;
  savedAt: string;
  publishedAt: string | null;
};
/** With where it stands and which idea it is of, where that one is public. */
export type PublicFigure = ImpactFigure & {
  spaceId: string;
  space: string;
  idea: { number: number; slug: string; title: string; lang: string } | null;
};

/** The one scope through which figures are read in public: published ones of public spaces, in the version published last. */
function publicFigures(db: Db) {
  return versions(db)
    .innerJoin("spaces as s", "s.id", "f.space_id")
    .leftJoin("ideas as i", (join) => join.onRef("i.id", "=", "r.idea_id").on("i.state", "=", "approved"))
    .leftJoin("idea_revisions as t", "t.id", "i.public_revision_id")
    .select([
      "f.space_id as spaceId",
      "s.slug as space",
      "i.number",
      "i.slug",
      "t.title",
      "t.lang as titleLang",
    ])
    .where("f.state", "=", "published")
    .where("s.visibility", "=", "public");
}

/** Every figure that everybody may read, of one space or all, by kind and then by when it begins. */
export async function figuresForAll(db: Db, space: string | null): Promise<PublicFigure[]> {
  const rows = await publicFigures(db)
    .whereRef("r.version", "=", "f.public_version")
    .$if(space !== null, (query) => query.where("s.slug", "=", space))
    .orderBy("r.from_on")
    .orderBy("f.id")
    .execute();
  return rows.flatMap((row) => publicFigure(row));
}

/** A figure with what was published of it before, newest first. Throws `notFound` for what is not public. */
export async function figureForAll(db: Db, id: string): Promise<[PublicFigure, ...PublicFigure[]]> {
  const rows = await publicFigures(db)
    .where("f.id", "=", id)
    .where("r.published_at", "is not", null)
    .whereRef("r.version", "<=", "f.public_version")
    .whereRef("r.version", ">=", "f.shown_from")
    .orderBy("r.version", "desc")
    .execute();
  const [newest, ...earlier] = rows.flatMap((row) => publicFigure(row));
  return [found(newest), ...earlier];
}

/** How many figures were published and taken back since, in public spaces. */
export async function withdrawnCount(db: Db, space: string | null): Promise<number> {
  const row = await db
    .selectFrom("impact_figures as f")
    .innerJoin("spaces as s", "s.id", "f.space_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("f.state", "=", "withdrawn")
    .where("f.public_version", "is not", null)
    .where("s.visibility", "=", "public")
    .$if(space !== null, (query) => query.where("s.slug", "=", space))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The figures of a space as its organisers keep them: each in its newest version, drafts and withdrawn ones too. */
export async function figuresOfSpace(db: Db, spaceId: string) {
  const rows = await keptFigures(db, spaceId).whereRef("r.version", "=", "f.version").execute();
  return rows.flatMap((row) => keptFigure(row));
}
export type KeptFigure = Awaited<ReturnType<typeof figuresOfSpace>>[number];

/** All versions of one of a space's figures, newest first, for its organisers. Throws `notFound`. */
export async function versionsOf(
  db: Db,
  spaceId: string,
  id: string,
): Promise<[KeptFigure, ...KeptFigure[]]> {
  const rows = await keptFigures(db, spaceId).where("f.id", "=", id).execute();
  const [newest, ...earlier] = rows.flatMap((row) => keptFigure(row));
  return [found(newest), ...earlier];
}

function keptFigures(db: Db, spaceId: string) {
  return versions(db)
    .leftJoin("users as u", "u.id", "r.actor_id")
    .leftJoin("ideas as i", "i.id", "r.idea_id")
    .select(["f.state", "f.public_version", "u.name as by", "i.number as idea"])
    .where("f.space_id", "=", spaceId)
    .orderBy("f.id", "desc")
    .orderBy("r.version", "desc");
}

function versions(db: Db) {
  return db
    .selectFrom("impact_figures as f")
    .innerJoin("impact_revisions as r", "r.figure_id", "f.id")
    .select(["f.id", "r.version", "r.kind", "r.what", "r.lang", "r.low", "r.central", "r.high"])
    .select(["r.from_on", "r.to_on", "r.source", "r.source_url", "r.formula", "r.confidence"])
    .select(["r.correction", "r.created_at", "r.published_at"]);
}
type Version = Awaited<ReturnType<ReturnType<typeof versions>["execute"]>>[number];

function keptFigure(row: Awaited<ReturnType<ReturnType<typeof keptFigures>["execute"]>>[number]) {
  return figure(row).map((one) => ({
    ...one,
    state: row.state as "draft" | "published" | "withdrawn",
    /** The version everybody reads while this one is newer. */
    publicVersion: row.state === "published" ? row.public_version : null,
    by: row.by,
    idea: row.idea,
  }));
}

function publicFigure(
  row: Awaited<ReturnType<ReturnType<typeof publicFigures>["execute"]>>[number],
): PublicFigure[] {
  const { spaceId, space, number, slug, title, titleLang } = row;
  const idea =
    number === null || title === null ? null : { number, slug: slug ?? "", title, lang: titleLang ?? "ca" };
  return figure(row).map((one) => ({ ...one, spaceId, space, idea }));
}

function figure(row: Version): ImpactFigure[] {
  const kind = asKind(row.kind);
  if (!kind) return [];
  const { id, version, what, lang, source, formula, correction } = row;
  return [
    {
      ...{ id, version, kind, what, lang, source, formula, correction },
      low: Number(row.low),
      central: Number(row.central),
      high: Number(row.high),
      from: row.from_on,
      to: row.to_on,
      sourceUrl: row.source_url,
      confidence: asConfidence(row.confidence),
      savedAt: row.created_at,
      publishedAt: row.published_at,
    },
  ];
}
