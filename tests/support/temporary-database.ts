import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A place for a SQLite database of one test, and how to get rid of it. */
export function temporaryDatabase(): { url: string; drop: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "planter-site-"));
  return {
    url: join(folder, "planter.db"),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
