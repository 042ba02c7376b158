import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import type { Cause } from "./causes.server.ts";
import type { Reason } from "./notification.ts";
import { moveCauses } from "./stage-causes.server.ts";
import { tellPeople } from "./tell-people.server.ts";

/** So many people in one transaction: thousands of supporters hold the write lock for moments only. */
const CHUNK = 100;

/**
 * Tells people of moves that can no longer be undone. Each move is first claimed against its undo, then told in
 * turns that may stop anywhere: who has the notice is not told again.
 */
export const tellMoves = {
  name: "move-messages",
  everyMs: 1_000,
  run: async (ctx: AppContext): Promise<void> => {
    const now = ctx.now().toISOString();
    const due = await ctx.db
      .selectFrom("move_tellings")
      .select("move_id")
      .where((eb) =>
        eb.or([eb("state", "=", "telling"), eb.and([eb("state", "=", "waiting"), eb("due_at", "<=", now)])]),
      )
      .orderBy("due_at")
      .orderBy("move_id")
      .execute();
    for (const { move_id } of due) await tellMove(ctx, move_id);
  },
};

/** True for a move whose messages have a time of their own. */
export async function hasTelling(tx: Tx, entry: JournalEntry): Promise<boolean> {
  if (entry.type !== "idea.moved") return false;
  const row = await tx
    .selectFrom("move_tellings")
    .select("move_id")
    .where("move_id", "=", entry.data.moveId)
    .executeTakeFirst();
  return row !== undefined;
}

async function tellMove(ctx: AppContext, moveId: string): Promise<void> {
  const causes = await ctx.transact({}, async (tx) => {
    const claimed = await tx
      .updateTable("move_tellings")
      .set({ state: "telling" })
      .where("move_id", "=", moveId)
      .where("state", "in", ["waiting", "telling"])
      .returning("move_id")
      .executeTakeFirst();
    return claimed ? causesOfMove(tx, moveId) : null;
  });
  if (!causes) return;
  for (const cause of causes) {
    const people = [...cause.people];
    for (let start = 0; start < people.length; start += CHUNK)
      await tellChunk(ctx, cause, people.slice(start, start + CHUNK));
  }
  await ctx.transact({}, (tx) =>
    tx
      .updateTable("move_tellings")
      .set({ state: "told" })
      .where("move_id", "=", moveId)
      .where("state", "=", "telling")
      .execute(),
  );
}

async function tellChunk(ctx: AppContext, cause: Cause, people: [string, Reason][]): Promise<void> {
  await ctx.transact({}, async (tx, record) => {
    const told = await tellPeople(ctx, tx, { ...cause, people: new Map(people) });
    for (const userId of told) record({ type: "notifications.changed", data: { userId } });
  });
}

async function causesOfMove(tx: Tx, moveId: string): Promise<Cause[]> {
  const move = await tx
    .selectFrom("stage_moves")
    .select(["idea_id", "actor_id", "created_at"])
    .where("id", "=", moveId)
    .executeTakeFirstOrThrow();
  const place = { at: move.created_at, actorId: move.actor_id, ideaId: move.idea_id };
  return moveCauses(tx, { ...place, commentId: null, decisionId: null }, moveId);
}
