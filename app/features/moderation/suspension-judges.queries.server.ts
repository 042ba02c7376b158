import { SITE } from "#app/core/actor.ts";
import type { Db, Tx } from "#db/portable.ts";

/** What an appeal is against: who decided it, about whom, and where it holds; a space of null is the whole site. */
export type Suspended = { deciderId: string | null; authorId: string | null; spaceId: string | null };

export type Judge = { id: string; name: string };

/**
 * Who decides an appeal against a suspension: those who could have decided it, but never whoever did, nor the
 * suspended; where there is nobody else, the organisers. Of an account that is admins, of reports a space's moderators too.
 */
export async function judgesOf(db: Db | Tx, suspended: Suspended): Promise<Judge[]> {
  const { deciderId, authorId, spaceId } = suspended;
  const people = await db
    .selectFrom("roles as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .select(["u.id", "u.name", "r.role"])
    .where("u.state", "=", "active")
    .where((eb) =>
      eb.or([
        eb.and([eb("r.role", "=", "admin"), eb("r.space_id", "=", SITE)]),
        spaceId === null
          ? eb("r.role", "=", "organiser")
          : eb.and([eb("r.role", "in", ["moderator", "organiser"]), eb("r.space_id", "in", [spaceId, SITE])]),
      ]),
    )
    .orderBy("u.name")
    .orderBy("u.id")
    .execute();
  const others = people.filter(({ id }) => id !== deciderId && id !== authorId);
  const nearest = others.filter(({ role }) => role !== "organiser");
  const judges = nearest.length > 0 ? nearest : others;
  return [...new Map(judges.map(({ id, name }) => [id, { id, name }])).values()];
}
