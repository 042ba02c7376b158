import { type Check, finding } from "./finding.ts";

/** I7: every restriction has a statement of reasons. */
export const restrictions: Check = {
  id: "I7",
  holds: "every rejection, removal and suspension has its reason",
  look: async (db) => {
    const comments = await db
      .selectFrom("comments as c")
      .leftJoin("decisions as d", (join) =>
        join.onRef("d.subject_id", "=", "c.id").on("d.verdict", "in", ["rejected", "removed"]),
      )
      .select("c.id")
      .where("c.state", "in", ["rejected", "removed"])
      .where((eb) => eb.or([eb("d.id", "is", null), eb("d.reason", "is", null), eb("d.rule", "is", null)]))
      .execute();
    const ideas = await db
      .selectFrom("ideas as i")
      .leftJoin("decisions as d", (join) =>
        join.onRef("d.subject_id", "=", "i.id").on("d.verdict", "in", ["rejected", "removed"]),
      )
      .select("i.number")
      .where("i.state", "in", ["rejected", "removed"])
      .where((eb) => eb.or([eb("d.id", "is", null), eb("d.reason", "is", null), eb("d.rule", "is", null)]))
      .execute();
    const people = await db
      .selectFrom("users as u")
      .leftJoin("decisions as d", (join) =>
        join.onRef("d.subject_id", "=", "u.id").on("d.verdict", "=", "suspended"),
      )
      .select("u.id")
      .where("u.state", "=", "suspended")
      .where("d.id", "is", null)
      .execute();
    return [
      ...finding("rejected or removed comments without rule and reason", comments, (row) => row.id),
      ...finding("rejected or removed ideas without rule and reason", ideas, (row) => `Nº ${row.number}`),
      ...finding("suspended people without a decision", people, (row) => row.id),
    ];
  },
};
