import { stat } from "node:fs/promises";
import { filePath } from "#app/features/uploads/folder.server.ts";
import { type Check, finding } from "./finding.ts";

/** Every upload that is still shown has its files. */
export const uploads: Check = {
  id: "file",
  holds: "every picture and document has its files",
  look: async (db, _engine, _now, folder) => {
    if (folder === undefined) return [];
    const rows = await db
      .selectFrom("uploads")
      .select(["id", "stored", "type"])
      .where("removed_at", "is", null)
      .orderBy("id")
      .execute();
    const missing: string[] = [];
    for (const row of rows)
      for (const small of [false, true]) {
        const path = filePath(folder, row, { small });
        const isThere = await stat(path).then(
          (seen) => seen.isFile() && seen.size > 0,
          () => false,
        );
        if (!isThere && missing.at(-1) !== path) missing.push(path);
      }
    return finding("files of uploads that are not there", missing, (path) => path);
  },
};
