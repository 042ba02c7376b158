import { RESTRICTIONS } from "#app/features/moderation/decision.ts";
import { type Check, finding } from "./finding.ts";

/** I7: every restriction has its statement of reasons, and no text or person is restricted without one. */
export const restrictions: Check = {
  id: "I7",
  holds: "every rejection, redaction, removal and suspension has its statement of reasons",
  look: async (db) => {
    const unstated = await db
      .selectFrom("decisions")
      .select(["id", "verdict"])
      .where("verdict", "in", [...RESTRICTIONS])
      .where((eb) =>
        eb.or([
          ...(["scope", "territory", "ground", "facts", "reason", "content_at", "appeal_until"] as const).map(
            (column) => eb(column, "is", null),
          ),
          eb("automated", "<>", 0),
          eb.and([eb("ground", "=", "law"), eb("law", "is", null)]),
          eb.and([eb("ground", "=", "rule"), eb("rule", "is", null)]),
        ]),
      )
      .execute();
    const away = ["rejected", "removed"];
    const decided = db
      .selectFrom("decisions")
      .select("subject_id")
      .where("verdict", "in", [...RESTRICTIONS]);
    const comments = await db
      .selectFrom("comments")
      .select("id")
      .where("state", "in", away)
      .where("id", "not in", decided)
      .execute();
    const ideas = await db
      .selectFrom("ideas")
      .select("number")
      .where("state", "in", away)
      .where("id", "not in", decided)
      .execute();
    const people = await db
      .selectFrom("users as u")
      .leftJoin("suspensions as s", (join) =>
        join.onRef("s.user_id", "=", "u.id").on("s.kind", "=", "account").on("s.ended_at", "is", null),
      )
      .select("u.id")
      .where("u.state", "=", "suspended")
      .where("s.decision_id", "is", null)
      .execute();
    return [
      ...finding("restrictions without a whole statement", unstated, (row) => `${row.verdict} ${row.id}`),
      ...finding("rejected or removed comments without a decision", comments, (row) => row.id),
      ...finding("rejected or removed ideas without a decision", ideas, (row) => `Nº ${row.number}`),
      ...finding("suspended people without a decision", people, (row) => row.id),
    ];
  },
};
