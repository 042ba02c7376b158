import type { Db } from "#db/portable.ts";

/** What became of a person's contributions before: verdicts, newest first. */
export async function pastVerdicts(db: Db, authorId: string | null, limit = 8): Promise<string[]> {
  if (!authorId) return [];
  const rows = await db
    .selectFrom("decisions as d")
    .leftJoin("comments as c", "c.id", "d.subject_id")
    .leftJoin("ideas as i", "i.id", "d.subject_id")
    .select("d.verdict")
    .where("d.verdict", "in", ["approved", "rejected", "removed"])
    .where((eb) => eb.or([eb("c.author_id", "=", authorId), eb("i.author_id", "=", authorId)]))
    .orderBy("d.created_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.verdict);
}
