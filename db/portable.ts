import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from "kysely";
import { jsonArrayFrom as postgresRows } from "kysely/helpers/postgres";
import { jsonArrayFrom as sqliteRows } from "kysely/helpers/sqlite";
import { insertEntry } from "./journal-entry.ts";
import type { Schema } from "./schema.ts";

/** The only file that knows how the two engines differ. */
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

/** Statements for the table of searchable words: folded and stemmed by the app, matched exactly by both engines. */
export function ideaSearchStatements(engine: Engine): string[] {
  if (engine === "sqlite") {
    return [
      `create virtual table idea_search using fts5 (idea_id unindexed, words, tokenize = 'unicode61 remove_diacritics 0')`,
    ];
  }
  return [
    `create table idea_search (
      idea_id text primary key references ideas (id),
      words text not null,
      lexemes tsvector generated always as (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) stored
    )`,
    `create index idea_search_lexemes on idea_search using gin (lexemes)`,
  ];
}

/**
 * The condition that ideas `i` hold every word; the last one may be a beginning. Words are folded [a-z0-9]+. SQLite
 * takes the number that the words stand at from its index of words alone.
 */
export function holdsWords(engine: Engine, words: string[], lastIsPrefix: boolean): RawBuilder<SqlBool> {
  const query = words.map((word, index) => {
    const prefix = lastIsPrefix && index === words.length - 1;
    return engine === "sqlite" ? `"${word}"${prefix ? " *" : ""}` : `'${word}'${prefix ? ":*" : ""}`;
  });
  return engine === "sqlite"
    ? sql<SqlBool>`i.number in (select rowid from idea_search where idea_search match ${`words : (${query.join(" AND ")})`})`
    : sql<SqlBool>`i.id in (select idea_id from idea_search where lexemes @@ ${query.join(" & ")}::tsquery)`;
}

/** Replaces the searchable words of ideas. On SQLite the entry stands at the idea's public number, where it is found without reading the others. */
export async function indexIdeas(
  tx: Tx,
  engine: Engine,
  ideas: { id: string; number: number; words: string }[],
): Promise<void> {
  if (ideas.length === 0) return;
  if (engine === "sqlite") {
    const numbers = ideas.map((idea) => sql`${idea.number}`);
    await sql`delete from idea_search where rowid in (${sql.join(numbers)})`.execute(tx);
    const rows = ideas.map((idea) => sql`(${idea.number}, ${idea.id}, ${idea.words})`);
    await sql`insert into idea_search (rowid, idea_id, words) values ${sql.join(rows)}`.execute(tx);
    return;
  }
  const rows = ideas.map((idea) => ({ idea_id: idea.id, words: idea.words }));
  await tx
    .insertInto("idea_search")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("idea_id").doUpdateSet((eb) => ({ words: eb.ref("excluded.words") })),
    )
    .execute();
}

/** SQLite: moves the searchable words to rows numbered as their ideas. */
export function searchByNumberStatements(engine: Engine): string[] {
  if (engine === "postgres") return [];
  return [
    `create virtual table idea_search_by_number using fts5 (idea_id unindexed, words, tokenize = 'unicode61 remove_diacritics 0')`,
    `insert or replace into idea_search_by_number (rowid, idea_id, words)
      select i.number, s.idea_id, s.words from idea_search s join ideas i on i.id = s.idea_id where i.number is not null`,
    `drop table idea_search`,
    `alter table idea_search_by_number rename to idea_search`,
  ];
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
