import type { Db } from "#db/portable.ts";

/** The item that waits about the same text in the place of one that was read: its author has changed it since. Null when none does. */
export async function successorOf(db: Db, item: string): Promise<string | null> {
  const read = await db
    .selectFrom("queue_items")
    .select(["type", "idea_id", "comment_id"])
    .where("id", "=", item)
    .executeTakeFirst();
  if (!read) return null;
  const waits = await db
    .selectFrom("queue_items")
    .select("id")
    .where("state", "=", "waiting")
    .where("type", "=", read.type)
    .where("idea_id", "=", read.idea_id)
    .where("comment_id", read.comment_id === null ? "is" : "=", read.comment_id)
    .executeTakeFirst();
  return waits?.id ?? null;
}
