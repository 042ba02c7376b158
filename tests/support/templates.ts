import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#db/migrate.ts";
import { openDatabase } from "#db/open.ts";
import { checkpoint, type Engine } from "#db/portable.ts";

/** Where the set-up of a run tells its tests which migrated database to copy. */
export const TEMPLATE: Record<Engine, string> = {
  sqlite: "TEST_SQLITE_TEMPLATE",
  postgres: "TEST_PG_TEMPLATE",
};

/** Vitest's global set-up for the tests on SQLite: one migrated file, which every test copies. */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "planter-template-"));
  const file = join(folder, "planter.db");
  await migrateAt(file);
  process.env[TEMPLATE.sqlite] = file;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Makes the migrated database of a server that the tests on PostgreSQL copy; returns how to get rid of it. */
export async function postgresTemplate(server: string): Promise<() => Promise<void>> {
  const name = `planter_template_${process.pid}`;
  await administer(server, `create database ${name}`);
  await migrateAt(databaseOn(server, name));
  process.env[TEMPLATE.postgres] = name;
  return () => administer(server, `drop database if exists ${name} with (force)`);
}

async function migrateAt(url: string): Promise<void> {
  const database = await openDatabase(url);
  await migrate(database.writer, database.engine, () => new Date());
  await checkpoint(database.writer, database.engine);
  await database.close();
}

/**
 * A database of its own from the server's template. From PostgreSQL 15 on it asks for the copying of files that earlier ones always do:
 * it takes half the time of their default, a copy through the log.
 */
export async function copyOf(server: string, name: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int >= 150000 as chooses",
    );
    const how = rows[0]?.chooses ? " strategy file_copy" : "";
    await client.query(`create database ${name} template ${template}${how}`);
  } finally {
    await client.end();
  }
}

/** The address of a server's other database. */
export function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement outside the databases of the tests. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
