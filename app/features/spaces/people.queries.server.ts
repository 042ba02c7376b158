import { type Role, SITE } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { maskedAddress } from "#app/core/masked-address.ts";
import type { Db } from "#db/portable.ts";
import { localized } from "./localized.ts";
import type { Localized } from "./space.ts";

const MOST = 500;

/** The members of a space by name, for those who run it. */
export async function membersOf(db: Db, spaceId: string) {
  const rows = await db
    .selectFrom("space_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["u.id", "u.name", "u.email", "m.created_at"])
    .where("m.space_id", "=", spaceId)
    .orderBy("u.name")
    .orderBy("u.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: maskedAddress(row.email),
    since: row.created_at,
  }));
}

export type HeldRole = {
  userId: string;
  name: string;
  address: string;
  state: string;
  role: Role;
  /** Null stands for the whole site. */
  space: { id: string; slug: string; title: Localized } | null;
};

/** Who has a role, by name: on the whole site and in the given spaces, everywhere, or of one person. */
export async function heldRoles(db: Db, of: { spaceId?: string; userId?: string }): Promise<HeldRole[]> {
  const rows = await db
    .selectFrom("roles as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .leftJoin("spaces as s", "s.id", "r.space_id")
    .select(["u.id", "u.name", "u.email", "u.state", "r.role", "s.id as space_id", "s.slug", "s.title"])
    .$if(of.spaceId !== undefined, (query) => query.where("r.space_id", "in", [SITE, of.spaceId ?? ""]))
    .$if(of.userId !== undefined, (query) => query.where("r.user_id", "=", of.userId ?? ""))
    .orderBy("u.name")
    .orderBy("u.id")
    .orderBy("r.role")
    .orderBy("s.slug")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    userId: row.id,
    name: row.name,
    address: maskedAddress(row.email),
    state: row.state,
    role: row.role as Role,
    space:
      row.space_id === null
        ? null
        : { id: row.space_id, slug: row.slug ?? "", title: localized(row.title ?? "{}") },
  }));
}

/** One account as admins see it. Throws `notFound` for what nobody can sign in to. */
export async function personDesk(db: Db, userId: string) {
  return found(
    await db
      .selectFrom("users as u")
      .leftJoin("suspensions as s", (join) =>
        join.onRef("s.user_id", "=", "u.id").on("s.kind", "=", "account").on("s.ended_at", "is", null),
      )
      .select(["u.id", "u.name", "u.email", "u.state", "u.created_at as since", "s.until"])
      .where("u.id", "=", userId)
      .where("u.state", "in", ["active", "suspended"])
      .executeTakeFirst(),
  );
}
