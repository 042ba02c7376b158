import { type Db, uniqueKeys } from "#db/portable.ts";
import { type Check, finding } from "./finding.ts";

/** I2: one person, one vote, and the database itself refuses a second. */
export const oneVoteEach: Check = {
  id: "I2",
  holds: "nobody supports an idea twice",
  look: async (db, engine) => {
    const keys = await uniqueKeys(db, engine, "votes");
    const rows = await db
      .selectFrom("votes")
      .select((eb) => ["idea_id", "user_id", eb.fn.countAll().as("votes")])
      .groupBy(["idea_id", "user_id"])
      .having((eb) => eb.fn.countAll(), ">", 1)
      .execute();
    return [
      ...finding("people who support one idea more than once", rows, (row) => `idea ${row.idea_id}`),
      ...finding(
        "keys that should keep a second vote out are not there",
        keys.includes("idea_id user_id") ? [] : ["votes (idea_id, user_id)"],
        (name) => name,
      ),
    ];
  },
};

/**
 * I3: where a space has voting phases, its votes were cast while one was open. Votes of before the last
 * change of a space are left out: its phases may have been others then.
 */
export const votesInPhase: Check = {
  id: "I3",
  holds: "votes were cast while voting was open",
  look: async (db) => {
    const phases = await db.selectFrom("phases").selectAll().where("opens", "=", "vote").execute();
    const outside: { number: number | null; created_at: string }[] = [];
    for (const spaceId of new Set(phases.map((phase) => phase.space_id))) {
      const open = phases.filter((phase) => phase.space_id === spaceId);
      const rows = await db
        .selectFrom("votes as v")
        .innerJoin("ideas as i", "i.id", "v.idea_id")
        .select(["i.number", "v.created_at"])
        .where("i.space_id", "=", spaceId)
        .where("v.created_at", ">=", await lastChange(db, spaceId))
        .where((eb) =>
          eb.and(
            open.map((phase) =>
              eb.or([
                eb("v.created_at", "<", phase.starts_at ?? ""),
                ...(phase.ends_at ? [eb("v.created_at", ">=", phase.ends_at)] : []),
              ]),
            ),
          ),
        )
        .execute();
      outside.push(...rows);
    }
    return finding(
      "votes cast while no voting phase of their space was open",
      outside,
      (row) => `Nº ${row.number} at ${row.created_at}`,
    );
  },
};

async function lastChange(db: Db, spaceId: string): Promise<string> {
  const row = await db
    .selectFrom("journal")
    .select((eb) => eb.fn.max("at").as("at"))
    .where("type", "=", "space.changed")
    .where("space_id", "=", spaceId)
    .executeTakeFirst();
  return row?.at ?? "";
}
