import { toUpload, uploads } from "#app/features/uploads/upload.queries.server.ts";
import type { Db } from "#db/portable.ts";

/** The documents of an idea's dossier in the order they came, each with who brought it and when. */
export async function documentsOf(db: Db, ideaId: string) {
  const rows = await uploads(db, "dossier")
    .leftJoin("users as u", "u.id", "f.actor_id")
    .select(["f.created_at as at", "u.name as by"])
    .where("f.subject_id", "=", ideaId)
    .execute();
  return rows.map((row) => ({ ...toUpload(row), at: row.at, by: row.by }));
}
