import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSite } from "./running-site.ts";

type Database = { url: string; drop: () => void };

/** Where the tests of a run keep the demo town that they copy. */
const DEMO_FOLDER = "TEST_DEMO_FOLDER";

/** Vitest's global set-up for tests that share a demo town. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "planter-demo-"));
  process.env[DEMO_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A place for a SQLite database of one test, and how to get rid of it. */
export function temporaryDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), "planter-site-"));
  return {
    url: join(folder, "planter.db"),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A SQLite database with the demo town as a first start of the built site makes it: the first who asks makes it, the others copy it. */
export async function demoDatabase(): Promise<Database> {
  const shared = process.env[DEMO_FOLDER];
  if (!shared)
    throw new Error("There is no folder for the demo: run through the project's vitest configuration.");
  const town = join(shared, "town.db");
  const database = temporaryDatabase();
  if (existsSync(town)) copyFileSync(town, database.url);
  else {
    await (await runSite(database.url)).stop();
    copyFileSync(database.url, `${town}.${process.pid}`);
    renameSync(`${town}.${process.pid}`, town);
  }
  return database;
}
