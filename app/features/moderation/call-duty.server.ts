import type { Role } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { dutyIn, staffOf } from "#app/features/spaces/duty.queries.server.ts";
import { onDuty } from "#app/features/spaces/duty.ts";
import type { Tx } from "#db/portable.ts";

/** How far what waits has come: half of its target, all of it, twice as long. */
export type Alarm = "near" | "overdue" | "late";

/** Whom each alarm calls when nobody nearer is there: the next ones in this order. */
const STAFF: readonly Role[] = ["moderator", "organiser", "admin"];

/**
 * Notes who is to be told that something waits in a space, inside another write: at half of the target those on
 * duty, when it is overdue every moderator, after as long again the organisers; where there is nobody, the next.
 */
export async function callDuty(ctx: AppContext, tx: Tx, spaceId: string, alarm: Alarm): Promise<void> {
  const people = await calledBy(ctx, tx, spaceId, alarm);
  if (people.length === 0) return;
  const called_at = ctx.now().toISOString();
  await tx
    .insertInto("duty_calls")
    .values(people.map((user_id) => ({ user_id, space_id: spaceId, called_at })))
    .onConflict((conflict) => conflict.columns(["user_id", "space_id"]).doNothing())
    .execute();
}

async function calledBy(ctx: AppContext, tx: Tx, spaceId: string, alarm: Alarm): Promise<string[]> {
  if (alarm === "near") {
    const allowed = await staffOf(tx, spaceId, ["moderator", "admin"]);
    const there = onDuty(await dutyIn(tx, spaceId), ctx.now(), ctx.config.timeZone);
    const people = there.filter((id) => allowed.some((one) => one.id === id));
    if (people.length > 0) return people;
  }
  for (const role of STAFF.slice(alarm === "late" ? 1 : 0)) {
    const people = await staffOf(tx, spaceId, [role]);
    if (people.length > 0) return people.map((one) => one.id);
  }
  return [];
}
