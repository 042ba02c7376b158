import { constant, type Db } from "#db/portable.ts";

/** What was contributed to public spaces in the week that begins on a Monday. */
export type Week = { monday: string; ideas: number; comments: number; supports: number };

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

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return daysAfter(day.slice(0, 10), -((at.getUTCDay() + 6) % 7));
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
