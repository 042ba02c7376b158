import type { Expression } from "kysely";
import type { Db } from "#db/portable.ts";

/** What became of a person's contributions before, newest first, as a subquery: verdicts. */
export function pastOf(db: Db, authorId: Expression<string | null>, limit = 8) {
  return db
    .selectFrom("decisions as past")
    .select(["past.verdict"])
    .where("past.verdict", "in", ["approved", "rejected", "redacted", "removed"])
    .where((eb) =>
      eb(
        "past.subject_id",
        "in",
        eb
          .selectFrom("comments as pc")
          .select("pc.id")
          .where("pc.author_id", "=", authorId)
          .unionAll(eb.selectFrom("ideas as pi").select("pi.id").where("pi.author_id", "=", authorId)),
      ),
    )
    .orderBy("past.created_at", "desc")
    .limit(limit);
}
