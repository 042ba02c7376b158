import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { removeLeftovers, startOwnServer } from "./postgres-process.ts";
import { POSTGRES_HOWTO, type PostgresSource, postgresSources } from "./postgres-sources.ts";
import { postgresTemplate } from "./templates.ts";

type Running = { url: string; stop: () => void };

const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Vitest's global set-up for the tests on PostgreSQL: one server for the run, in TEST_PG_SERVER as the address of a database from which others
 * can be created. Stopped and removed at the end, whatever the end is.
 */
export default async function setup(): Promise<() => Promise<void>> {
  removeLeftovers();
  const server = await firstThatRuns(postgresSources());
  process.env.TEST_PG_SERVER = server.url;
  const stopAndLeave = () => {
    server.stop();
    process.exit(130);
  };
  process.once("exit", server.stop);
  for (const signal of ENDINGS) process.once(signal, stopAndLeave);
  const dropTemplate = await postgresTemplate(server.url);
  return async () => {
    await dropTemplate();
    for (const signal of ENDINGS) process.off(signal, stopAndLeave);
    process.off("exit", server.stop);
    server.stop();
  };
}

async function firstThatRuns(sources: PostgresSource[]): Promise<Running> {
  const failures: string[] = [];
  for (const source of sources) {
    try {
      return await run(source);
    } catch (error) {
      const place = source.kind === "server" ? "TEST_POSTGRES_URL" : source.bin;
      failures.push(`${place}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new Error(
    ["The tests on PostgreSQL have no server.", ...failures, `To get one: ${POSTGRES_HOWTO}.`].join("\n"),
  );
}

/** Starts a server from this source, or reaches the one it names. Throws when it does not answer within half a minute. */
export async function run(source: PostgresSource): Promise<Running> {
  if (source.kind === "server") {
    await answer(source.url, () => true);
    return { url: source.url, stop: () => undefined };
  }
  const server = await startOwnServer(source);
  try {
    await answer(server.url, server.isUp);
    return server;
  } catch (error) {
    server.stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${server.said()}`);
  }
}

async function answer(url: string, isUp: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch (error) {
      if (!isUp() || Date.now() > deadline || isRefusal(error)) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

// A wrong password or name stays wrong; a server that is only starting says 57P03 or nothing yet.
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(28|3D)/.test(code) || code === "ENOTFOUND";
}
