import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import pg from "pg";
import type { Db, Engine } from "./portable.ts";
import type { Schema } from "./schema.ts";

export type OpenDatabase = {
  engine: Engine;
  /** For loaders and queries. On SQLite a read-only connection. */
  reader: Db;
  /** For `transact` and `migrate` alone. On SQLite the one writing connection. */
  writer: Db;
  /** Calls back when another connection may have committed (PostgreSQL only); returns how to stop. */
  listen: (onCommit: () => void, onError: (error: unknown) => void) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
};

/** How long better-sqlite3 may block the process for another process' lock; longer waits are retried by `transact`. */
const BUSY_MS = 50;

/** Opens `postgres://…`, `file:…` or a path, creating the file and its folder. */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  return /^postgres(ql)?:\/\//.test(url) ? openPostgres(url) : openSqlite(sqlitePath(url));
}

/** The file of a SQLite address. */
export function sqlitePath(url: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  return url.startsWith("file:") ? url.slice("file:".length) : url;
}

/** A write takes the lock when it begins: a reading transaction that turns to writing fails at once when it lost the race. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: Sqlite.Database;
  constructor(database: Sqlite.Database) {
    super({ database });
    this.#database = database;
  }
  override createDriver() {
    return new ImmediateDriver({ database: this.#database });
  }
}

/** More kinds of statement than the app has. */
const MAX_STATEMENTS = 1000;

/** Keeps prepared statements, which take as long to prepare as to run. One that is being stepped through is left alone. */
function keepingStatements(database: Sqlite.Database): Sqlite.Database {
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = database.prepare.bind(database);
  const cached = (source: string) => {
    const known = kept.get(source);
    if (known && !known.busy) return known;
    const statement = prepare(source);
    if (kept.size >= MAX_STATEMENTS) kept.clear();
    kept.set(source, statement);
    return statement;
  };
  return Object.assign(database, { prepare: cached });
}

async function openSqlite(path: string): Promise<OpenDatabase> {
  mkdirSync(dirname(path), { recursive: true });
  const writing = new Sqlite(path);
  writing.pragma("journal_mode = WAL");
  writing.pragma("synchronous = FULL");
  writing.pragma("foreign_keys = ON");
  writing.pragma(`busy_timeout = ${BUSY_MS}`);
  writing.pragma("wal_autocheckpoint = 1000");
  assertPragmas(writing);
  const reading = new Sqlite(path, { readonly: true });
  reading.pragma(`busy_timeout = ${BUSY_MS}`);
  reading.pragma("cache_size = -65536");
  const reader: Db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: keepingStatements(reading) }),
  });
  const writer: Db = new Kysely<Schema>({ dialect: new ImmediateDialect(keepingStatements(writing)) });
  return {
    engine: "sqlite",
    reader,
    writer,
    listen: async () => async () => {},
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

function assertPragmas(database: Sqlite.Database): void {
  const wanted = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, busy_timeout: BUSY_MS };
  for (const [name, value] of Object.entries(wanted)) {
    const found = database.pragma(name, { simple: true });
    if (found !== value) throw new Error(`SQLite pragma ${name} is ${String(found)}, not ${value}.`);
  }
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const types = {
    getTypeParser: (oid: number, format?: "text" | "binary") =>
      oid === 20 ? Number : pg.types.getTypeParser(oid, format),
  };
  const pool = new pg.Pool({ connectionString: url, max: 12, types: types as pg.CustomTypesConfig });
  pool.on("error", () => {});
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: "postgres",
    reader: db,
    writer: db,
    listen: (onCommit, onError) => listenPostgres(url, onCommit, onError),
    close: () => db.destroy(),
  };
}

async function listenPostgres(url: string, onCommit: () => void, onError: (error: unknown) => void) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", onError);
  client.on("notification", onCommit);
  await client.connect();
  await client.query("listen planter_journal");
  return () => client.end();
}
