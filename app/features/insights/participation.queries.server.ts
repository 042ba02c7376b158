import { constant, type Db } from "#db/portable.ts";
import { daysAfter, mondayOf, type Week } from "./week.ts";

/** Counts by week of UTC days, oldest first, of the weeks from a Monday on; weeks without anything are there too. */
export async function weeksSince(db: Db, from: string, today: string, space: string | null): Promise<Week[]> {
  const weeks = new Map<string, Week>();
  for (let monday = mondayOf(from); monday <= today; monday = daysAfter(monday, 7))
    weeks.set(monday, { monday, ideas: 0, comments: 0, supports: 0 });
  for (const { what, day, count } of await countsByDay(db, mondayOf(from), space)) {
    const week = weeks.get(mondayOf(day));
    if (week) week[what] += Number(count);
  }
  return [...weeks.values()];
}

type What = Exclude<keyof Week, "monday">;

/** What was done on each day to public ideas of public spaces, of one space or all. */
async function countsByDay(db: Db, since: string, space: string | null) {
  const acts = db
    .selectFrom("ideas")
    .select((eb) => [constant("ideas").as("what"), "id as idea_id", "published_at as at"])
    .unionAll((eb) =>
      eb
        .selectFrom("comments")
        .select([constant("comments").as("what"), "idea_id", "published_at as at"])
        .where("state", "=", "approved"),
    )
    .unionAll((eb) =>
      eb.selectFrom("votes").select([constant("supports").as("what"), "idea_id", "created_at as at"]),
    );
  const rows = await db
    .selectFrom(acts.as("a"))
    .innerJoin("ideas as i", "i.id", "a.idea_id")
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .select((eb) => [
      "a.what",
      eb.fn<string>("substr", ["a.at", eb.lit(1), eb.lit(10)]).as("day"),
      eb.fn.countAll().as("count"),
    ])
    .where("i.state", "=", "approved")
    .where("s.visibility", "=", "public")
    .where("a.at", ">=", since)
    .$if(space !== null, (query) => query.where("s.slug", "=", space))
    .groupBy(["what", "day"])
    .execute();
  return rows.map((row) => ({ ...row, what: row.what as What }));
}
