import { rm } from "node:fs/promises";
import type { AppContext } from "#app/core/context.ts";
import { filesBefore, isStored } from "./folder.server.ts";

const DAY_MS = 24 * 3600_000;
/** A copy of the database may be this much older than the copy of its files. */
const KEPT_DAYS = 7;

/**
 * Forgets uploads that were removed a week ago, then deletes files as old that have no row. A folder of which
 * the database knows no file at all is another's, or this database is the wrong one: nothing there is touched.
 */
export const tidyUploads = {
  name: "uploads",
  everyMs: 6 * 3600_000,
  run: async (ctx: AppContext): Promise<void> => {
    const before = new Date(ctx.now().getTime() - KEPT_DAYS * DAY_MS);
    const files = await filesBefore(ctx.config.uploads, before);
    if (files.length === 0 || !(await isOwnFolder(ctx))) return;
    await ctx.transact({}, (tx) =>
      tx.deleteFrom("uploads").where("removed_at", "<", before.toISOString()).execute(),
    );
    for (let from = 0; from < files.length; from += 500) {
      const some = files.slice(from, from + 500);
      const names = some.map((file) => file.stored);
      const kept = await ctx.db.selectFrom("uploads").select("stored").where("stored", "in", names).execute();
      const held = new Set(kept.map((row) => row.stored));
      for (const file of some) if (!held.has(file.stored)) await rm(file.path, { force: true });
    }
  },
};

/** True when a row's file is there. */
async function isOwnFolder(ctx: AppContext): Promise<boolean> {
  const newest = await ctx.db
    .selectFrom("uploads")
    .select(["stored", "type"])
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
  for (const row of newest) if (await isStored(ctx.config.uploads, row)) return true;
  return false;
}
