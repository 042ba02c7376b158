import { maskedAddress } from "#app/core/masked-address.ts";
import type { Db } from "#db/portable.ts";
import { TRUST_CAUSES, type TrustState } from "./trust.ts";

const MOST = 500;

/** Who has or had a space's trust, latest change first, with when, why and by whom: for its organisers alone. */
export async function trustIn(db: Db, spaceId: string) {
  const rows = await db
    .selectFrom("trust as t")
    .innerJoin("users as u", "u.id", "t.user_id")
    .innerJoin("trust_changes as c", (join) =>
      join
        .onRef("c.space_id", "=", "t.space_id")
        .onRef("c.user_id", "=", "t.user_id")
        .onRef("c.created_at", "=", "t.changed_at"),
    )
    .leftJoin("users as by", "by.id", "c.by_id")
    .select(["u.id", "u.name", "u.email", "t.state", "t.changed_at", "c.cause", "by.name as by"])
    .where("t.space_id", "=", spaceId)
    .orderBy("t.changed_at", "desc")
    .orderBy("u.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: maskedAddress(row.email),
    state: row.state as TrustState,
    at: row.changed_at,
    cause: TRUST_CAUSES.find((cause) => cause === row.cause) ?? "hand",
    by: row.by,
  }));
}
