import { damage } from "#db/portable.ts";
import { type Check, finding } from "./finding.ts";

const HOUR_MS = 3_600_000;

/** I12: the file is whole, as SQLite itself sees it. */
export const wholeFile: Check = {
  id: "I12",
  holds: "the database file is whole",
  look: async (db, engine) => finding("faults of the database file", await damage(db, engine), (row) => row),
};

/** I11: mail leaves, and leaves once. */
export const outbox: Check = {
  id: "I11",
  holds: "mail leaves the outbox, once",
  look: async (db, _engine, now) => {
    const twice = await db
      .selectFrom("mails")
      .select((eb) => ["dedupe", eb.fn.countAll().as("n")])
      .groupBy("dedupe")
      .having((eb) => eb.fn.countAll(), ">", 1)
      .execute();
    const stuck = await db
      .selectFrom("mails")
      .select(["id", "kind"])
      .where("state", "=", "failed")
      .where("created_at", ">", new Date(now.getTime() - 24 * HOUR_MS).toISOString())
      .execute();
    const unsaid = await db
      .selectFrom("move_tellings")
      .select(["move_id", "state"])
      .where("state", "in", ["waiting", "telling"])
      .where("due_at", "<", new Date(now.getTime() - HOUR_MS).toISOString())
      .execute();
    return [
      ...finding(
        "moves whose messages have been due for over an hour: is the server running?",
        unsaid,
        (row) => `${row.state} ${row.move_id}`,
      ),
      ...finding("mails that are there twice", twice, (row) => row.dedupe),
      ...finding(
        "mails of the last day that could not be sent: see SMTP_URL",
        stuck,
        (row) => `${row.kind} ${row.id}`,
      ),
    ];
  },
};
