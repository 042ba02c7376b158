import type { Db, Tx } from "#db/portable.ts";

export const KINDS = ["person", "organisation", "category", "idea", "comment"] as const;
export type ImportKind = (typeof KINDS)[number];

/** One row of the source: what it is called there, and what tells its present form from another. */
export type Marked = { sourceId: string; digest: string };

/** What an earlier or interrupted import of the same source has written already, and what this one adds. */
export class ImportLedger {
  readonly #rows: Map<string, { targetId: string; digest: string }>;
  readonly #sources: { site: string; space: string };

  private constructor(
    sources: { site: string; space: string },
    rows: Map<string, { targetId: string; digest: string }>,
  ) {
    this.#sources = sources;
    this.#rows = rows;
  }

  /** People and organisations are the source site's; categories, ideas and comments are of one space here. */
  static async load(db: Db, site: string, spaceId: string): Promise<ImportLedger> {
    const sources = { site: `decidim:${site}`, space: `decidim:${site}:${spaceId}` };
    const rows = await db
      .selectFrom("import_rows")
      .select(["kind", "source_id", "target_id", "digest"])
      .where("source", "in", [sources.site, sources.space])
      .execute();
    return new ImportLedger(
      sources,
      new Map(
        rows.map((row) => [`${row.kind} ${row.source_id}`, { targetId: row.target_id, digest: row.digest }]),
      ),
    );
  }

  /** The id here of a row of the source; null when it was not imported. */
  target(kind: ImportKind, sourceId: string | null | undefined): string | null {
    return sourceId ? (this.#rows.get(`${kind} ${sourceId}`)?.targetId ?? null) : null;
  }

  stateOf(kind: ImportKind, row: Marked): "new" | "changed" | "same" {
    const known = this.#rows.get(`${kind} ${row.sourceId}`);
    return known === undefined ? "new" : known.digest === row.digest ? "same" : "changed";
  }

  /** Writes down new rows in the transaction that creates them: the database refuses a second time. */
  async enter(tx: Tx, kind: ImportKind, rows: (Marked & { targetId: string })[]): Promise<void> {
    await tx
      .insertInto("import_rows")
      .values(
        rows.map((row) => ({
          source: this.#source(kind),
          kind,
          source_id: row.sourceId,
          target_id: row.targetId,
          digest: row.digest,
        })),
      )
      .execute();
  }

  /** Writes down the present form of a row that was imported before. */
  async renew(tx: Tx, kind: ImportKind, row: Marked): Promise<void> {
    await tx
      .updateTable("import_rows")
      .set({ digest: row.digest })
      .where("source", "=", this.#source(kind))
      .where("kind", "=", kind)
      .where("source_id", "=", row.sourceId)
      .execute();
  }

  /** Remembers what a committed transaction wrote, for the rows that refer to it. */
  remember(kind: ImportKind, rows: (Marked & { targetId: string })[]): void {
    for (const { sourceId, targetId, digest } of rows)
      this.#rows.set(`${kind} ${sourceId}`, { targetId, digest });
  }

  #source(kind: ImportKind): string {
    return kind === "person" || kind === "organisation" ? this.#sources.site : this.#sources.space;
  }
}
