import { asKind, inUnit, unitOf } from "#app/features/impact/impact.ts";
import type { Db } from "#db/portable.ts";
import type { OpenRow } from "./tables.ts";

/** The columns of a figure's own texts and numbers: empty where it was withdrawn. */
type Told = Partial<OpenRow>;

/**
 * The figures of a space's cost and worth: each version that everybody may read, and of a withdrawn one its name, state
 * and day. A space has tens of them.
 */
export async function figureRows(db: Db, base: string, spaceId: string): Promise<OpenRow[]> {
  const rows = await db
    .selectFrom("impact_figures as f")
    .innerJoin("impact_revisions as r", "r.figure_id", "f.id")
    .leftJoin("ideas as i", (join) => join.onRef("i.id", "=", "r.idea_id").on("i.state", "=", "approved"))
    .selectAll("r")
    .select(["f.state", "f.public_version", "f.changed_at", "i.number"])
    .where("f.space_id", "=", spaceId)
    .where("r.published_at", "is not", null)
    .where((eb) =>
      eb.or([
        eb.and([
          eb("f.state", "=", "published"),
          eb("r.version", ">=", eb.ref("f.shown_from")),
          eb("r.version", "<=", eb.ref("f.public_version")),
        ]),
        eb.and([eb("f.state", "=", "withdrawn"), eb("r.version", "=", eb.ref("f.public_version"))]),
      ]),
    )
    .orderBy("f.id")
    .orderBy("r.version")
    .execute();
  return rows.map((row): OpenRow => {
    const isGone = row.state === "withdrawn";
    const isNewest = row.version === row.public_version;
    return {
      id: row.figure_id,
      version: row.version,
      state: isGone ? "withdrawn" : isNewest ? "published" : "corrected",
      changed_at: isGone ? row.changed_at : row.published_at,
      url: isGone ? null : `${base}/insights/figures/${row.figure_id}`,
      ...(isGone ? {} : told(row)),
    };
  });
}

function told(
  row: {
    [name in
      | "kind"
      | "what"
      | "lang"
      | "from_on"
      | "to_on"
      | "source"
      | "formula"
      | "confidence"
      | "correction"]: string;
  } & { source_url: string | null; number: number | null; low: number; central: number; high: number },
): Told {
  const { what, lang, from_on, to_on, source, source_url, formula, confidence, correction } = row;
  const unit = unitOf(asKind(row.kind) ?? "contacts");
  return {
    kind: row.kind,
    idea: row.number,
    ...{ what, lang, from_on, to_on, source, source_url, formula, confidence, correction },
    unit: unit === "eur" ? "EUR" : unit,
    low: inUnit(Number(row.low), unit),
    central: inUnit(Number(row.central), unit),
    high: inUnit(Number(row.high), unit),
  };
}
