import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { migrations } from "./migrations/list.ts";
import { type Db, type Engine, isBusy, lockMigrations, type Tx } from "./portable.ts";

export type Migration = {
  name: string;
  statements: (on: { engine: Engine }) => string[];
  /** What statements alone cannot make of the rows that are there; in the same transaction, after them. */
  fill?: (tx: Tx) => Promise<void>;
};

/** The database was written by a newer Planter than this one. */
export class NewerSchemaError extends Error {}

/**
 * Brings the database to the newest schema: one transaction and one lock per migration, so that a
 * killed one leaves nothing behind and two starting servers do not meet. Returns what was applied.
 */
export async function migrate(writer: Db, engine: Engine, now: () => Date): Promise<string[]> {
  await locked(writer, engine, async (tx) => {
    await sql`create table if not exists migrations (name text primary key, applied_at text not null)`.execute(
      tx,
    );
  });
  const applied: string[] = [];
  for (const migration of migrations) {
    const ran = await locked(writer, engine, async (tx) => {
      const known = await tx
        .selectFrom("migrations")
        .select("name")
        .where("name", "=", migration.name)
        .executeTakeFirst();
      if (known) return false;
      for (const statement of migration.statements({ engine })) await sql.raw(statement).execute(tx);
      await migration.fill?.(tx);
      await tx
        .insertInto("migrations")
        .values({ name: migration.name, applied_at: now().toISOString() })
        .execute();
      return true;
    });
    if (ran) applied.push(migration.name);
  }
  await refuseNewer(writer);
  return applied;
}

/** True when every migration this version knows has been applied. */
export async function isMigrated(db: Db): Promise<boolean> {
  const rows = await db.selectFrom("migrations").select("name").execute();
  const names = new Set(rows.map((row) => row.name));
  return migrations.every((migration) => names.has(migration.name));
}

const PATIENCE_MS = 30_000;

/** One transaction under the migration lock; waits for another starting server that holds it. */
async function locked<T>(writer: Db, engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> {
  const started = performance.now();
  for (;;) {
    try {
      return await writer.transaction().execute(async (tx) => {
        await lockMigrations(tx, engine);
        return work(tx);
      });
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > PATIENCE_MS) throw error;
      await sleep(20 + Math.random() * 30);
    }
  }
}

/** Throws NewerSchemaError when a newer Planter has written the database. */
export async function refuseNewer(db: Db): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name));
  const rows = await db.selectFrom("migrations").select("name").orderBy("name").execute();
  const unknown = rows.filter((row) => !known.has(row.name));
  if (unknown.length > 0) {
    throw new NewerSchemaError(
      `The database has migrations this version does not know: ${unknown.map((row) => row.name).join(", ")}.`,
    );
  }
}
