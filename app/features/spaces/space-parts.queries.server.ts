import type { Db, Tx } from "#db/portable.ts";
import { localized } from "./localized.ts";
import type { Localized } from "./space.ts";

export type Category = { id: string; name: Localized };

/** A space's categories in their order. */
export async function categoriesOf(db: Db | Tx, spaceId: string): Promise<Category[]> {
  const rows = await db
    .selectFrom("categories")
    .select(["id", "name"])
    .where("space_id", "=", spaceId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, name: localized(row.name) }));
}

export type Rule = { number: number; text: Localized; retired: boolean; named: boolean };

/** Every rule a space has had, by number, and whether a decision names it. */
export async function rulesWithUse(db: Db | Tx, spaceId: string): Promise<Rule[]> {
  const rows = await db
    .selectFrom("rules as r")
    .select((eb) => [
      "r.number",
      "r.text",
      "r.retired",
      eb
        .selectFrom("decisions as d")
        .select((inner) => inner.fn.countAll().as("times"))
        .where("d.space_id", "=", spaceId)
        .whereRef("d.rule", "=", "r.number")
        .as("times"),
    ])
    .where("r.space_id", "=", spaceId)
    .orderBy("r.number")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    text: localized(row.text),
    retired: row.retired === 1,
    named: Number(row.times) > 0,
  }));
}

/** The rules of these spaces, by number, those in force and those retired. */
export async function rulesOfSpaces(db: Db, spaceIds: string[]) {
  if (spaceIds.length === 0) return [];
  const rows = await db
    .selectFrom("rules")
    .select(["space_id", "number", "text", "retired"])
    .where("space_id", "in", spaceIds)
    .orderBy("space_id")
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    spaceId: row.space_id,
    number: row.number,
    text: localized(row.text),
    retired: row.retired === 1,
  }));
}
