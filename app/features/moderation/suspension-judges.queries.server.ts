import { SITE } from "#app/core/actor.ts";
import type { Db, Tx } from "#db/portable.ts";

/** What an appeal is against: who decided it, about whom, and where it holds; a space of null is the whole site. */
export type Suspended = { deciderId: string | null; authorId: string | null; spaceId: string | null };

export type Judge = { id: string; name: string };

type Holder = Judge & { role: string; spaceId: string };

/** Everybody active who holds a role that may decide an appeal against a suspension somewhere. */
export function holders(db: Db | Tx): Promise<Holder[]> {
  return db
    .selectFrom("roles as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .select(["u.id", "u.name", "r.role", "r.space_id as spaceId"])
    .where("u.state", "=", "active")
    .where("r.role", "in", ["admin", "moderator", "organiser"])
    .orderBy("u.name")
    .orderBy("u.id")
    .execute();
}

/**
 * Who of them decides an appeal against a suspension: those who could have decided it, but never whoever did, nor the
 * suspended; where there is nobody else, the organisers. Of an account that is admins, of reports a space's moderators too.
 */
export function judgesAmong(all: Holder[], { deciderId, authorId, spaceId }: Suspended): Judge[] {
  const others = all.filter((one) => one.id !== deciderId && one.id !== authorId && mayJudge(one, spaceId));
  const nearest = others.filter(({ role }) => role !== "organiser");
  const judges = nearest.length > 0 ? nearest : others;
  return [...new Map(judges.map(({ id, name }) => [id, { id, name }])).values()];
}

/** The same of one suspension. */
export async function judgesOf(db: Db | Tx, suspended: Suspended): Promise<Judge[]> {
  return judgesAmong(await holders(db), suspended);
}

function mayJudge(one: Holder, spaceId: string | null): boolean {
  if (one.role === "admin") return one.spaceId === SITE;
  if (spaceId === null) return one.role === "organiser";
  return one.spaceId === spaceId || one.spaceId === SITE;
}
