import pino from "pino";
import { readConfig } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import { makeContext } from "#app/core/make-context.server.ts";
import { migrate } from "#db/migrate.ts";
import { openDatabase } from "#db/open.ts";

export type Beside = { ctx: AppContext; close: () => Promise<void> };

/** A context of its own on a database that a server may serve meanwhile: it sends no mail and says nothing. Migrates what is not. */
export async function beside(
  databaseUrl: string,
  now?: () => Date,
  settings: Record<string, string> = {},
): Promise<Beside> {
  const database = await openDatabase(databaseUrl);
  await migrate(database.writer, database.engine, () => new Date());
  const { ctx, journal } = makeContext({
    database,
    ...(now ? { now } : {}),
    config: readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: "silent", RATE_LIMITS: "0", ...settings }),
    log: pino({ level: "silent" }),
    mailer: { send: async () => {} },
  });
  return {
    ctx,
    close: async () => {
      journal.stop();
      await database.close();
    },
  };
}
