import { type Check, finding } from "./finding.ts";

/** I5: a thread's events are numbered 1 to N without a gap, and its head is N. */
export const contiguousThreads: Check = {
  id: "I5",
  holds: "every thread's events are 1 to N",
  look: async (db) => {
    const rows = await db
      .selectFrom("threads as t")
      .leftJoin("thread_events as e", "e.idea_id", "t.idea_id")
      .leftJoin("ideas as i", "i.id", "t.idea_id")
      .select((eb) => [
        "i.number",
        "t.seq",
        eb.fn.count("e.seq").as("events"),
        eb.fn.min("e.seq").as("first"),
        eb.fn.max("e.seq").as("last"),
      ])
      .groupBy(["t.idea_id", "i.number", "t.seq"])
      .execute();
    return finding(
      "threads with a hole, or whose head is not their last event",
      rows.filter(
        (row) =>
          Number(row.events) !== row.seq ||
          (row.seq > 0 && (Number(row.first) !== 1 || Number(row.last) !== row.seq)),
      ),
      (row) => `Nº ${row.number}: head ${row.seq}, ${row.events} events`,
    );
  },
};

/** I6: what is published was published once, and what waited was approved on the very revision that is shown. */
export const publishedOnce: Check = {
  id: "I6",
  holds: "every published comment was published once, and approved where it waited",
  look: async (db) => {
    const events = await db
      .selectFrom("comments as c")
      .leftJoin("thread_events as e", (join) =>
        join.onRef("e.comment_id", "=", "c.id").on("e.kind", "=", "published"),
      )
      .select((eb) => ["c.id", eb.fn.count("e.seq").as("events")])
      .where("c.state", "=", "approved")
      .groupBy("c.id")
      .having((eb) => eb.fn.count("e.seq"), "<>", 1)
      .execute();
    const undecided = await db
      .selectFrom("comments as c")
      .innerJoin("queue_items as q", "q.revision_id", "c.public_revision_id")
      .leftJoin("decisions as d", (join) =>
        join
          .onRef("d.revision_id", "=", "c.public_revision_id")
          .on("d.verdict", "in", ["approved", "overturned", "restored"]),
      )
      .select("c.id")
      .where("c.state", "=", "approved")
      .where("d.id", "is", null)
      .execute();
    return [
      ...finding("published comments without exactly one event that published them", events, (row) => row.id),
      ...finding("comments that are public though nobody approved them", undecided, (row) => row.id),
    ];
  },
};
