import { type Role, SITE } from "#app/core/actor.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { DutySlot } from "./duty.ts";

/** A space's rota, in the order in which it was written. */
export async function dutyIn(db: Db | Tx, spaceId: string): Promise<DutySlot[]> {
  const rows = await db
    .selectFrom("duty_slots")
    .selectAll()
    .where("space_id", "=", spaceId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    weekdays: [...row.weekdays].map(Number),
    from: row.from_minute,
    to: row.to_minute,
  }));
}

/** The active people who have one of these roles in a space or on the whole site, by name. */
export async function staffOf(
  db: Db | Tx,
  spaceId: string,
  roles: Role[],
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("roles as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .select(["u.id", "u.name"])
    .distinct()
    .where("r.space_id", "in", [spaceId, SITE])
    .where("r.role", "in", roles)
    .where("u.state", "=", "active")
    .orderBy("u.name")
    .orderBy("u.id")
    .execute();
}
