import { brokenReferences } from "#db/portable.ts";
import { type Check, finding } from "./finding.ts";

/** I8: no row points to nothing, and nothing personal is left of an erased account. */
export const persons: Check = {
  id: "I8",
  holds: "no row points to nothing, and erased accounts keep nothing personal",
  look: async (db, engine) => {
    const orphans = await brokenReferences(db, engine);
    const erased = await db
      .selectFrom("users as u")
      .select("u.id")
      .where("u.state", "=", "erased")
      .where((eb) =>
        eb.or([
          eb("u.email", "is not", null),
          eb("u.password_hash", "is not", null),
          ...(["sessions", "tokens", "notifications", "follows", "space_members"] as const).map((table) =>
            eb.exists(
              eb.selectFrom(table).select(`${table}.user_id`).whereRef(`${table}.user_id`, "=", "u.id"),
            ),
          ),
          eb.exists(eb.selectFrom("comments as c").select("c.id").whereRef("c.author_id", "=", "u.id")),
          eb.exists(eb.selectFrom("ideas as i").select("i.id").whereRef("i.author_id", "=", "u.id")),
        ]),
      )
      .execute();
    return [
      ...finding("rows that point to a row that is not there", orphans, (row) => row),
      ...finding("erased accounts that still hold something personal", erased, (row) => row.id),
    ];
  },
};
