import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import { causesOf } from "#app/features/notifications/causes.server.ts";
import type { Tx } from "#db/portable.ts";
import { DEMO_PEOPLE } from "./demo-people.ts";
import { DAY } from "./instants.ts";
import type { Town } from "./plant-town.server.ts";

/** What is younger the notifications' own job tells after the start, by mail too: a handful. */
const FRESH = 2 * DAY;
const READ = 6 * DAY;

/** Tells the five accounts, and nobody by mail, of what happened longer ago; call it after each happening. */
export function noticesFor(ctx: AppContext, tx: Tx, town: Town): (entries: JournalEntry[]) => Promise<void> {
  const now = ctx.now().getTime();
  const accounts = new Set(
    DEMO_PEOPLE.filter((person) => person.account).map((person) => town.actor(person.key).id),
  );
  return async (entries) => {
    const old = entries.filter((entry) => now - Date.parse(entry.at) >= FRESH);
    for (const entry of old) {
      for (const cause of await causesOf(tx, entry)) {
        const told = [...cause.people].filter(([id]) => accounts.has(id) && id !== cause.actorId);
        const rows = told.map(([userId, reason]) => ({
          id: ctx.newId(),
          user_id: userId,
          cause: cause.id,
          kind: cause.kind,
          reason,
          idea_id: cause.ideaId,
          comment_id: cause.commentId,
          decision_id: cause.decisionId,
          stage_move_id: cause.stageMoveId,
          created_at: cause.at,
          read_at:
            now - Date.parse(cause.at) > READ ? new Date(Date.parse(cause.at) + DAY / 3).toISOString() : null,
        }));
        await markTold(tx, cause.stageMoveId);
        if (rows.length > 0) await tx.insertInto("notifications").values(rows).execute();
      }
    }
    const last = old.at(-1);
    if (last)
      await tx
        .insertInto("consumers")
        .values({ name: "notifications", position: last.position })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ position: last.position }))
        .execute();
  };
}

/** What a move's messages waited for is over; they went to nobody but the demo's accounts, if at all. */
async function markTold(tx: Tx, moveId: string | null): Promise<void> {
  if (moveId === null) return;
  await tx.updateTable("move_tellings").set({ state: "told" }).where("move_id", "=", moveId).execute();
}
