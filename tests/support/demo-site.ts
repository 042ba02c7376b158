import { afterAll, beforeAll } from "vitest";
import { type RunningSite, runSite } from "./running-site.ts";
import { demoDatabase } from "./temporary-database.ts";

/** A site of the demo town for the tests of a file; `url` and `databaseUrl` are there in tests and hooks. */
export function demoSite(settings: Record<string, string> = {}): {
  readonly url: string;
  readonly databaseUrl: string;
} {
  let site: RunningSite | undefined;
  let database: Awaited<ReturnType<typeof demoDatabase>> | undefined;
  beforeAll(async () => {
    database = await demoDatabase();
    site = await runSite(database.url, settings);
  });
  afterAll(async () => {
    await site?.stop();
    database?.drop();
  });
  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("The site is there in tests and hooks only.");
    return part;
  };
  return {
    get url() {
      return there(site).url;
    },
    get databaseUrl() {
      return there(database).url;
    },
  };
}
