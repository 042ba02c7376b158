import { brokenReferences } from "#db/portable.ts";
import { type Check, finding } from "./finding.ts";

const PERSONAL = [
  "sessions",
  "tokens",
  "roles",
  "organisation_members",
  "space_members",
  "trust",
  "duty_slots",
  "duty_calls",
  "follows",
  "mutes",
  "notifications",
  "mail_optouts",
  "mails",
  "push_devices",
  "pushes",
] as const;

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
          ...PERSONAL.map((table) =>
            eb.exists(
              eb.selectFrom(table).select(`${table}.user_id`).whereRef(`${table}.user_id`, "=", "u.id"),
            ),
          ),
          eb.exists(eb.selectFrom("comments as c").select("c.id").whereRef("c.author_id", "=", "u.id")),
          eb.exists(eb.selectFrom("ideas as i").select("i.id").whereRef("i.author_id", "=", "u.id")),
          eb.exists(eb.selectFrom("reports as r").select("r.id").whereRef("r.reporter_id", "=", "u.id")),
        ]),
      )
      .execute();
    const lost = await db
      .selectFrom("comments as c")
      .select("c.id")
      .where((eb) =>
        eb.or(
          (["c.public_revision_id", "c.latest_revision_id"] as const).map((column) =>
            eb.and([
              eb(column, "is not", null),
              eb(column, "not in", eb.selectFrom("comment_revisions").select("comment_revisions.id")),
            ]),
          ),
        ),
      )
      .union(
        db
          .selectFrom("ideas as c")
          .select("c.id")
          .where((eb) =>
            eb.or(
              (["c.public_revision_id", "c.latest_revision_id"] as const).map((column) =>
                eb.and([
                  eb(column, "is not", null),
                  eb(column, "not in", eb.selectFrom("idea_revisions").select("idea_revisions.id")),
                ]),
              ),
            ),
          ),
      )
      .execute();
    return [
      ...finding("texts that point to a version that is not there", lost, (row) => row.id),
      ...finding("rows that point to a row that is not there", orphans, (row) => row),
      ...finding("erased accounts that still hold something personal", erased, (row) => row.id),
    ];
  },
};
