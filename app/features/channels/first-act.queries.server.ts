import type { Db, Tx } from "#db/portable.ts";

/** True when a person has done one single thing so far: supported, said or proposed. */
export async function isFirstAct(db: Db | Tx, userId: string): Promise<boolean> {
  const acts = db.selectFrom("votes").select("idea_id as id").where("user_id", "=", userId).limit(2).as("v");
  const rows = await db
    .selectFrom(acts)
    .select("v.id")
    .unionAll(db.selectFrom("comments").select("id").where("author_id", "=", userId))
    .unionAll(
      db.selectFrom("ideas").select("id").where("author_id", "=", userId).where("state", "<>", "draft"),
    )
    .limit(2)
    .execute();
  return rows.length === 1;
}
