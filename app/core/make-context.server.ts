import pino, { type Logger } from "pino";
import type { Config } from "#app/config.server.ts";
import type { OpenDatabase } from "#db/open.ts";
import { ContentVersions } from "./content-versions.ts";
import type { AppContext } from "./context.ts";
import { newId } from "./ids.server.ts";
import { JournalFollower } from "./journal-reader.server.ts";
import type { Mailer } from "./mailer.ts";
import { makeTransact } from "./transact.server.ts";

export type ContextParts = {
  database: OpenDatabase;
  config: Config;
  mailer: Mailer;
  now?: () => Date;
  log?: Logger;
};

/** Builds the context of one process, and the follower that its commits wake. */
export function makeContext(parts: ContextParts): { ctx: AppContext; journal: JournalFollower } {
  const { database, config, mailer } = parts;
  const now = parts.now ?? (() => new Date());
  const log = parts.log ?? makeLog(config.logLevel);
  const journal = new JournalFollower({
    db: database.reader,
    engine: database.engine,
    onError: (error) => log.error({ err: error }, "journal reader"),
  });
  const versions = new ContentVersions();
  journal.onOwnCommit((events) => versions.note(events));
  journal.onEntries((entries) => versions.note(entries));
  const instances = new Map<string, unknown>();
  const ctx: AppContext = {
    engine: database.engine,
    db: database.reader,
    transact: makeTransact({
      writer: database.writer,
      engine: database.engine,
      now,
      committed: (events) => journal.committed(events),
    }),
    now,
    newId,
    log,
    mailer,
    config,
    versions,
    kept: <T>(name: string, make: () => T): T => {
      if (!instances.has(name)) instances.set(name, make());
      return instances.get(name) as T;
    },
  };
  return { ctx, journal };
}

/** One JSON object a line, without bodies, addresses or secrets. */
export function makeLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["req.headers", "email", "*.email"],
  });
}
