import type { Db } from "#db/portable.ts";

/** What was contributed to public spaces in the week that begins on a Monday. */
export type Week = { monday: string; ideas: number; comments: number; supports: number };

/** Counts by week of UTC days, oldest first, of the weeks from a Monday on; weeks without anything are there too. */
export async function weeksSince(db: Db, from: string, today: string, space: string | null): Promise<Week[]> {
  const weeks = new Map<string, Week>();
  for (let monday = mondayOf(from); monday <= today; monday = daysAfter(monday, 7))
    weeks.set(monday, { monday, ideas: 0, comments: 0, supports: 0 });
  const counts = {
    ideas: await db
      .selectFrom("ideas as i")
      .innerJoin("spaces as s", "s.id", "i.space_id")
      .select((eb) => [
        eb.fn<string>("substr", ["i.published_at", eb.lit(1), eb.lit(10)]).as("day"),
        eb.fn.countAll().as("count"),
      ])
      .where("i.state", "=", "approved")
      .where("s.visibility", "=", "public")
      .where("i.published_at", ">=", mondayOf(from))
      .$if(space !== null, (query) => query.where("s.slug", "=", space))
      .groupBy("day")
      .execute(),
    comments: await db
      .selectFrom("comments as c")
      .innerJoin("ideas as i", "i.id", "c.idea_id")
      .innerJoin("spaces as s", "s.id", "i.space_id")
      .select((eb) => [
        eb.fn<string>("substr", ["c.published_at", eb.lit(1), eb.lit(10)]).as("day"),
        eb.fn.countAll().as("count"),
      ])
      .where("c.state", "=", "approved")
      .where("i.state", "=", "approved")
      .where("s.visibility", "=", "public")
      .where("c.published_at", ">=", mondayOf(from))
      .$if(space !== null, (query) => query.where("s.slug", "=", space))
      .groupBy("day")
      .execute(),
    supports: await db
      .selectFrom("votes as v")
      .innerJoin("ideas as i", "i.id", "v.idea_id")
      .innerJoin("spaces as s", "s.id", "i.space_id")
      .select((eb) => [
        eb.fn<string>("substr", ["v.created_at", eb.lit(1), eb.lit(10)]).as("day"),
        eb.fn.countAll().as("count"),
      ])
      .where("i.state", "=", "approved")
      .where("s.visibility", "=", "public")
      .where("v.created_at", ">=", mondayOf(from))
      .$if(space !== null, (query) => query.where("s.slug", "=", space))
      .groupBy("day")
      .execute(),
  };
  for (const what of ["ideas", "comments", "supports"] as const)
    for (const { day, count } of counts[what]) {
      const week = weeks.get(mondayOf(day));
      if (week) week[what] += Number(count);
    }
  return [...weeks.values()];
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return daysAfter(day.slice(0, 10), -((at.getUTCDay() + 6) % 7));
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
