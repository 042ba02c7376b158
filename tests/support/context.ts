import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import pino from "pino";
import { type Config, readConfig } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";
import type { OutgoingMail } from "#app/core/mailer.ts";
import { makeContext } from "#app/core/make-context.server.ts";
import { migrate } from "#db/migrate.ts";
import { type OpenDatabase, openDatabase } from "#db/open.ts";
import type { Engine } from "#db/portable.ts";

/** A clock that moves only when told. */
export type Clock = { now: () => Date; forward: (ms: number) => void; set: (at: Date) => void };

export type TestContext = {
  ctx: AppContext;
  database: OpenDatabase;
  /** Address of the database, for a second process. */
  databaseUrl: string;
  journal: JournalFollower;
  clock: Clock;
  /** Mails handed to the transport, oldest first. */
  sent: OutgoingMail[];
  close: () => Promise<void>;
};

export const ENGINE: Engine = process.env.TEST_ENGINE === "postgres" ? "postgres" : "sqlite";
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A whole context on a fresh database of the engine under test. */
export async function testContext(settings: Record<string, string> = {}): Promise<TestContext> {
  const { url, drop } = await freshDatabase();
  const database = await openDatabase(url);
  let at = new Date("2026-11-23T09:00:00.000Z").getTime();
  const clock: Clock = {
    now: () => new Date(at),
    forward: (ms) => {
      at += ms;
    },
    set: (date) => {
      at = date.getTime();
    },
  };
  await migrate(database.writer, database.engine, clock.now);
  const sent: OutgoingMail[] = [];
  const config: Config = readConfig({
    DATABASE_URL: url,
    RATE_LIMITS: "0",
    LOG_LEVEL: "silent",
    ...settings,
  });
  const { ctx, journal } = makeContext({
    database,
    config,
    now: clock.now,
    log: pino({ level: process.env.TEST_LOG ?? "silent" }),
    mailer: {
      send: async (mail) => {
        sent.push(mail);
      },
    },
  });
  return {
    ctx,
    database,
    databaseUrl: url,
    journal,
    clock,
    sent,
    close: async () => {
      journal.stop();
      await database.close();
      await drop();
    },
  };
}

/** An empty database of the engine under test, and how to get rid of it. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (ENGINE === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "planter-test-"));
    return {
      url: join(folder, "planter.db"),
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const server = process.env.TEST_PG_SERVER;
  if (!server) throw new Error("TEST_PG_SERVER is not set: run through the project's vitest configuration.");
  const name = `planter_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
