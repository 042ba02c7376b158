import type { AppContext } from "#app/core/context.ts";
import { OVERDUE } from "#app/features/spaces/urgency.ts";
import type { Tx } from "#db/portable.ts";
import { callDuty } from "./call-duty.server.ts";

const BATCH = 200;

/**
 * Looks at what has waited for half of its target, at what is overdue, which goes first from then on, and at
 * what has been overdue for as long again, and calls who is to be told. An item's alarm is moved on by the update that takes it, so that of
 * several servers one does it, once.
 */
export const queueAlarms = {
  name: "queue-alarms",
  everyMs: 2_000,
  run: async (ctx: AppContext): Promise<void> => {
    for (;;) {
      const now = ctx.now().toISOString();
      const due = await ctx.db
        .selectFrom("queue_items")
        .select(["id", "alarm_at", "due_at"])
        .where("state", "=", "waiting")
        .where("alarm_at", "<=", now)
        .orderBy("alarm_at")
        .limit(BATCH)
        .execute();
      if (due.length === 0) return;
      const ids = due.map((item) => item.id);
      /** Overdue before: only the organisers are still to be called. */
      const known = new Set(due.filter((item) => (item.alarm_at ?? "") > item.due_at).map((item) => item.id));
      await ctx.transact({}, async (tx, record) => {
        const passed = await markOverdue(tx, ids, now);
        const near = await markNear(tx, ids, now);
        const overdue = passed.filter((item) => !known.has(item.id));
        // What waited before there was a clock is overdue at once, and no fault of theirs: moderators hear of it, once.
        const late = passed.filter((item) => item.alarm_at === null && item.late_at > item.due_at);
        for (const spaceId of spacesOf(overdue)) record({ type: "queue.changed", spaceId, data: {} });
        for (const spaceId of spacesOf(near)) await callDuty(ctx, tx, spaceId, "near");
        for (const spaceId of spacesOf(overdue)) await callDuty(ctx, tx, spaceId, "overdue");
        for (const spaceId of spacesOf(late)) await callDuty(ctx, tx, spaceId, "late");
      });
    }
  },
};

type Rung = { id: string; space_id: string; alarm_at: string | null };
type Passed = Rung & { due_at: string; late_at: string };

const spacesOf = (items: Rung[]) => [...new Set(items.map((item) => item.space_id))].sort();

/** What became overdue, or has been so for long: then it rings no more. */
async function markOverdue(tx: Tx, ids: string[], now: string): Promise<Passed[]> {
  return (
    tx
      .updateTable("queue_items")
      .set((eb) => ({
        urgency: eb(eb.val(OVERDUE), "||", eb.fn<string>("substr", ["urgency", eb.lit(OVERDUE.length + 1)])),
        alarm_at: eb.case().when("late_at", ">", now).then(eb.ref("late_at")).else(null).end(),
      }))
      .where("id", "in", ids)
      .where("state", "=", "waiting")
      .where("due_at", "<=", now)
      // In a form that no index answers: otherwise all that is due would be read to update these few.
      .where((eb) => eb(eb.fn.coalesce("alarm_at", eb.val("9")), "<=", now))
      .returning(["id", "space_id", "alarm_at", "due_at", "late_at"])
      .execute()
  );
}

async function markNear(tx: Tx, ids: string[], now: string): Promise<Rung[]> {
  return tx
    .updateTable("queue_items")
    .set((eb) => ({ alarm_at: eb.ref("due_at") }))
    .where("id", "in", ids)
    .where("state", "=", "waiting")
    .where("due_at", ">", now)
    .where((eb) => eb(eb.fn.coalesce("alarm_at", eb.val("9")), "<=", now))
    .returning(["id", "space_id", "alarm_at"])
    .execute();
}
