import type { AppContext } from "#app/core/context.ts";
import { OVERDUE } from "#app/features/spaces/urgency.ts";
import type { Tx } from "#db/portable.ts";

const BATCH = 200;

/**
 * Looks at what has waited for half of its target, at what is overdue, which goes first from then on, and at
 * what has been overdue for as long again. An item's alarm is moved on by the update that takes it, so that of
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
        .select("id")
        .where("state", "=", "waiting")
        .where("alarm_at", "<=", now)
        .orderBy("alarm_at")
        .limit(BATCH)
        .execute();
      if (due.length === 0) return;
      const ids = due.map((item) => item.id);
      await ctx.transact({}, async (tx, record) => {
        const overdue = await markOverdue(tx, ids, now);
        await markNear(tx, ids, now);
        for (const spaceId of new Set(overdue)) record({ type: "queue.changed", spaceId, data: {} });
      });
    }
  },
};

/** The spaces of what became overdue or has been so for long. */
async function markOverdue(tx: Tx, ids: string[], now: string): Promise<string[]> {
  const rows = await tx
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
    .returning("space_id")
    .execute();
  return rows.map((row) => row.space_id);
}

async function markNear(tx: Tx, ids: string[], now: string): Promise<void> {
  await tx
    .updateTable("queue_items")
    .set((eb) => ({ alarm_at: eb.ref("due_at") }))
    .where("id", "in", ids)
    .where("state", "=", "waiting")
    .where("due_at", ">", now)
    .where((eb) => eb(eb.fn.coalesce("alarm_at", eb.val("9")), "<=", now))
    .execute();
}
