import { cameToStage } from "#app/features/ideas/keep-stage-since.server.ts";
import { type Check, finding } from "./finding.ts";

/** I1: counters kept beside the rows say what the rows say. */
export const counters: Check = {
  id: "I1",
  holds: "every counter equals its rows",
  look: async (db) => {
    const rows = await db
      .selectFrom("ideas as i")
      .select(["i.number", "i.supports", "i.comments", "i.stage_since", cameToStage.as("came")])
      .select((eb) => [
        eb
          .selectFrom("votes as v")
          .whereRef("v.idea_id", "=", "i.id")
          .select((e) => e.fn.countAll().as("n"))
          .as("votes"),
        eb
          .selectFrom("comments as c")
          .whereRef("c.idea_id", "=", "i.id")
          .where("c.state", "=", "approved")
          .select((e) => e.fn.countAll().as("n"))
          .as("published"),
      ])
      .execute();
    const highest = Math.max(0, ...rows.map((row) => row.number ?? 0));
    const given = await db
      .selectFrom("counters")
      .select("value")
      .where("name", "=", "idea")
      .where("value", "<", highest)
      .execute();
    const useful = await db
      .selectFrom("comments as c")
      .select((eb) => [
        "c.id",
        "c.useful",
        eb
          .selectFrom("useful_marks as k")
          .whereRef("k.comment_id", "=", "c.id")
          .select((e) => e.fn.countAll().as("n"))
          .as("marks"),
      ])
      .where((eb) =>
        eb.or([
          eb("c.useful", ">", 0),
          eb.exists(
            eb.selectFrom("useful_marks as m").select("m.user_id").whereRef("m.comment_id", "=", "c.id"),
          ),
        ]),
      )
      .execute();
    return [
      ...finding(
        "counters that would give a number again",
        given,
        (row) => `ideas: the last given is ${row.value}, Nº ${highest} is there`,
      ),
      ...finding(
        "ideas whose number of supports is not their number of votes",
        rows.filter((row) => row.supports !== Number(row.votes)),
        (row) => `Nº ${row.number}: says ${row.supports}, has ${row.votes}`,
      ),
      ...finding(
        "ideas that say another day than the one since when they are at their stage",
        rows.filter((row) => row.stage_since !== row.came),
        (row) => `Nº ${row.number}: says ${row.stage_since}, came ${row.came}`,
      ),
      ...finding(
        "comments that more or fewer find useful than say so",
        useful.filter((row) => row.useful !== Number(row.marks)),
        (row) => `${row.id}: says ${row.useful}, has ${row.marks}`,
      ),
      ...finding(
        "ideas whose number of comments is not that of their published comments",
        rows.filter((row) => row.comments !== Number(row.published)),
        (row) => `Nº ${row.number}: says ${row.comments}, has ${row.published}`,
      ),
    ];
  },
};
