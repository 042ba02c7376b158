import { type Check, finding } from "./finding.ts";

/** A held decision is made within seconds; this much later nobody makes it. */
const STUCK_MS = 60_000;

/** What waits and what is held agree, and whoever reported or appealed has their answer. */
export const queue: Check = {
  id: "queue",
  holds:
    "held decisions hold what waits and are made in time, and decided reports and appeals have their answer",
  look: async (db, _engine, now) => {
    const held = await db
      .selectFrom("held_decisions as h")
      .innerJoin("queue_items as q", "q.id", "h.queue_item_id")
      .select(["h.id", "h.effective_at", "q.state"])
      .execute();
    const late = new Date(now.getTime() - STUCK_MS).toISOString();
    const reports = await db
      .selectFrom("reports as r")
      .innerJoin("queue_items as q", (join) =>
        join.on((eb) => eb("q.report_id", "=", eb.fn.coalesce("r.joined_to", "r.id"))),
      )
      .select("r.number")
      .orderBy("r.number")
      .where("q.state", "=", "decided")
      .where("r.decision_id", "is", null)
      .execute();
    const appeals = await db
      .selectFrom("appeals as a")
      .leftJoin("decisions as d", (join) =>
        join.onRef("d.subject_id", "=", "a.id").on("d.subject_type", "=", "appeal"),
      )
      .select("a.id")
      .where("a.state", "<>", "waiting")
      .where("d.id", "is", null)
      .execute();
    return [
      ...finding(
        "held decisions on what waits no more",
        held.filter((one) => one.state !== "waiting"),
        (one) => one.id,
      ),
      ...finding(
        "held decisions that nobody has made in their time: does the server run?",
        held.filter((one) => one.effective_at < late),
        (one) => one.id,
      ),
      ...finding("reports that were decided without an answer", reports, (row) => `Nº ${row.number}`),
      ...finding("appeals that were decided without a decision", appeals, (row) => row.id),
    ];
  },
};
