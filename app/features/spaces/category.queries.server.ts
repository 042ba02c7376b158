import type { Db } from "#db/portable.ts";
import { localized } from "./localized.ts";
import type { Localized } from "./space.ts";

export type Category = { id: string; name: Localized };

/** A space's categories, in their order. */
export async function categoriesOf(db: Db, spaceId: string): Promise<Category[]> {
  const rows = await db
    .selectFrom("categories")
    .select(["id", "name"])
    .where("space_id", "=", spaceId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, name: localized(row.name) }));
}
