import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { type Config, readConfig } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";
import type { OutgoingMail } from "#app/core/mailer.ts";
import { makeContext } from "#app/core/make-context.server.ts";
import { type OpenDatabase, openDatabase } from "#db/open.ts";
import type { Engine } from "#db/portable.ts";
import { administer, copyOf, databaseOn, TEMPLATE } from "./templates.ts";

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
  const { url, drop } = await migratedDatabase();
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
  const sent: OutgoingMail[] = [];
  const files = mkdtempSync(join(tmpdir(), "planter-files-"));
  const config: Config = readConfig({
    DATABASE_URL: url,
    RATE_LIMITS: "0",
    LOG_LEVEL: "silent",
    UPLOADS: join(files, "uploads"),
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
      rmSync(files, { recursive: true, force: true });
    },
  };
}

type TestDatabase = { url: string; drop: () => Promise<void> };

/** An empty database of the engine under test, and how to get rid of it. */
export async function freshDatabase(): Promise<TestDatabase> {
  return ENGINE === "sqlite" ? sqliteDatabase(null) : postgresDatabase("template1");
}

/** A database at the newest schema: a copy of the one that the run's set-up has migrated. */
async function migratedDatabase(): Promise<TestDatabase> {
  const template = process.env[TEMPLATE[ENGINE]];
  if (!template) throw new Error("There is no template: run through the project's vitest configuration.");
  return ENGINE === "sqlite" ? sqliteDatabase(template) : postgresDatabase(template);
}

function sqliteDatabase(template: string | null): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), "planter-test-"));
  const url = join(folder, "planter.db");
  if (template) copyFileSync(template, url);
  return { url, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function postgresDatabase(template: string): Promise<TestDatabase> {
  const server = process.env.TEST_PG_SERVER;
  if (!server) throw new Error("TEST_PG_SERVER is not set: run through the project's vitest configuration.");
  const name = `planter_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await copyOf(server, name, template);
  return {
    url: databaseOn(server, name),
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}
