import type { Db } from "#db/portable.ts";
import { type Check, finding } from "./finding.ts";

/** I5: a thread's events are numbered 1 to N without a gap, in the order of their commits, and its head is N. */
export const contiguousThreads: Check = {
  id: "I5",
  holds: "every thread's events are 1 to N, in the order they happened",
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
    return [
      ...finding(
        "threads with a hole, or whose head is not their last event",
        rows.filter(
          (row) =>
            Number(row.events) !== row.seq ||
            (row.seq > 0 && (Number(row.first) !== 1 || Number(row.last) !== row.seq)),
        ),
        (row) => `Nº ${row.number}: head ${row.seq}, ${row.events} events`,
      ),
      ...finding(
        "journal entries whose thread had come further already",
        await outOfOrder(db),
        (entry) => `position ${entry.position}`,
      ),
    ];
  },
};

const PAGE = 5000;

/** Entries about comments whose sequence number does not follow the one before in their thread. */
async function outOfOrder(db: Db): Promise<{ position: number }[]> {
  const heads = new Map<string, number>();
  const wrong: { position: number }[] = [];
  for (let after = 0; ; ) {
    const entries = await db
      .selectFrom("journal")
      .select(["position", "idea_id", "data"])
      .where("position", ">", after)
      .where("comment_id", "is not", null)
      .orderBy("position")
      .limit(PAGE)
      .execute();
    for (const { position, idea_id, data } of entries) {
      const { seq }: { seq?: number | null } = JSON.parse(data);
      if (idea_id === null || typeof seq !== "number") continue;
      if (seq <= (heads.get(idea_id) ?? 0)) wrong.push({ position });
      else heads.set(idea_id, seq);
    }
    after = entries.at(-1)?.position ?? after;
    if (entries.length < PAGE) return wrong;
  }
}

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
    const unapproved = await db
      .selectFrom("comments as c")
      .leftJoin("comment_revisions as r", "r.id", "c.public_revision_id")
      .select("c.id")
      .where("c.state", "=", "approved")
      .where((eb) => eb.or([eb("r.id", "is", null), eb("r.state", "<>", "approved")]))
      .execute();
    return [
      ...finding("published comments whose text shown is not approved", unapproved, (row) => row.id),
      ...finding("published comments without exactly one event that published them", events, (row) => row.id),
      ...finding("comments that are public though nobody approved them", undecided, (row) => row.id),
    ];
  },
};
