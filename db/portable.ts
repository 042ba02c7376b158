import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { jsonArrayFrom as postgresRows } from "kysely/helpers/postgres";
import { jsonArrayFrom as sqliteRows } from "kysely/helpers/sqlite";
import { insertEntry } from "./journal-entry.ts";
import type { Schema } from "./schema.ts";

/** What the two engines do differently is here and in the files of the same name (`portable-guards`, `portable-search`). */
export type Engine = "sqlite" | "postgres";
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

export type JournalRow = {
  type: string;
  at: string;
  actor_id: string | null;
  space_id: string | null;
  idea_id: string | null;
  comment_id: string | null;
  data: string;
};

/**
 * Appends rows to the journal as the last statements of a transaction and returns their positions,
 * which are in commit order: SQLite gives them under its one write lock, PostgreSQL from a counter
 * row whose lock is held until commit.
 */
export async function appendJournal(tx: Tx, engine: Engine, rows: JournalRow[]): Promise<number[]> {
  if (rows.length === 0) return [];
  if (engine === "sqlite") {
    const positions: number[] = [];
    for (const row of rows) for (const { position } of await insertEntry(tx, row)) positions.push(position);
    return positions;
  }
  const { position: last } = await tx
    .updateTable("journal_counter")
    .set((eb) => ({ position: eb("position", "+", rows.length) }))
    .where("id", "=", 1)
    .returning("position")
    .executeTakeFirstOrThrow();
  const first = last - rows.length + 1;
  const numbered = rows.map((row, index) => ({ ...row, position: first + index }));
  await tx.insertInto("journal").values(numbered).execute();
  await sql`select pg_notify('planter_journal', ${String(last)})`.execute(tx);
  return numbered.map((row) => row.position);
}

/** True when the error is the engine's word for a duplicate key. */
export function isDuplicate(error: unknown): boolean {
  const code = errorCode(error);
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

/** True when the whole transaction may be tried again: lost a race or waited for a lock. */
export function isRetryable(error: unknown): boolean {
  const code = errorCode(error);
  return code === "40001" || code === "40P01" || isBusy(error);
}

/** True when SQLite's write lock is held by another process. */
export function isBusy(error: unknown): boolean {
  return errorCode(error).startsWith("SQLITE_BUSY");
}

/** True when the database itself cannot be written or reached now: full disk, closed, restarting. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  return (
    isBusy(error) ||
    code.startsWith("SQLITE_FULL") ||
    code.startsWith("SQLITE_IOERR") ||
    code.startsWith("SQLITE_READONLY") ||
    code.startsWith("57P") ||
    code.startsWith("08") ||
    code === "ECONNREFUSED" ||
    code === "ECONNRESET"
  );
}

function errorCode(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}

/** Makes the database refuse updates and deletes of a table. */
export function appendOnlyStatements(engine: Engine, table: string): string[] {
  if (engine === "sqlite") {
    return ["update", "delete"].map(
      (act) =>
        `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
    );
  }
  return [
    `create function ${table}_append_only() returns trigger language plpgsql as $$ begin raise exception '${table} is append-only'; end $$`,
    `create trigger ${table}_append_only before update or delete on ${table} for each row execute function ${table}_append_only()`,
  ];
}

/** Waits for the migration lock inside a transaction. SQLite's `begin immediate` already holds it. */
export async function lockMigrations(tx: Tx, engine: Engine): Promise<void> {
  if (engine === "postgres") await sql`select pg_advisory_xact_lock(7259403)`.execute(tx);
}

/** A number that changes when another SQLite process has committed. */
export async function dataVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}

/** SQLite: folds the write-ahead log into the file before the process ends. */
export async function checkpoint(db: Db, engine: Engine): Promise<void> {
  if (engine === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** PostgreSQL: counts anew what its planner goes by, after many rows came at once. SQLite plans well without. */
export async function refreshStatistics(tx: Tx, engine: Engine): Promise<void> {
  if (engine === "postgres") await sql`analyze`.execute(tx);
}

/** A few rows of a subquery as one column, to be read by `readJsonRows`: saves a page a query of its own. */
export function jsonRows<O>(engine: Engine, query: Parameters<typeof sqliteRows<O>>[0]): RawBuilder<unknown> {
  return engine === "sqlite" ? sqliteRows(query) : postgresRows(query);
}

/** The rows of such a column: text on SQLite, read already on PostgreSQL. */
export function readJsonRows<R>(column: unknown): R[] {
  const rows: unknown = typeof column === "string" ? JSON.parse(column) : column;
  return Array.isArray(rows) ? rows : [];
}

/** A constant text column, for unions whose branches differ. */
export function constant(text: string): RawBuilder<string> {
  return sql<string>`${sql.lit(text)}`;
}

/** A null text column, for unions whose branches differ. */
export function nothing(): RawBuilder<string | null> {
  return sql<string | null>`cast(null as text)`;
}

/** Rows that point to a row that is not there, in words. PostgreSQL lets none be written. */
export async function brokenReferences(db: Db, engine: Engine): Promise<string[]> {
  if (engine === "postgres") return [];
  const { rows } = await sql<{
    table: string;
    rowid: number | null;
    parent: string;
  }>`pragma foreign_key_check`.execute(db);
  return rows.map((row) => `${row.table} row ${row.rowid} has no ${row.parent}`);
}

/** What SQLite finds wrong with its file; PostgreSQL looks after its own. */
export async function damage(db: Db, engine: Engine): Promise<string[]> {
  if (engine === "postgres") return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}

/** The columns of each unique key of a table, sorted and joined by spaces. */
export async function uniqueKeys(db: Db, engine: Engine, table: "votes"): Promise<string[]> {
  const { rows } = await (engine === "sqlite"
    ? sql<{ key: string; col: string }>`select l.name as key, i.name as col
        from pragma_index_list(${table}) l, pragma_index_info(l.name) i where l."unique" = 1`
    : sql<{ key: string; col: string }>`select x.indexrelid::text as key, a.attname as col from pg_index x
        join pg_attribute a on a.attrelid = x.indrelid and a.attnum = any (x.indkey)
        where x.indisunique and x.indrelid = to_regclass(${table})`
  ).execute(db);
  const columns = new Map<string, string[]>();
  for (const { key, col } of rows) columns.set(key, [...(columns.get(key) ?? []), col]);
  return [...columns.values()].map((names) => names.sort().join(" "));
}
