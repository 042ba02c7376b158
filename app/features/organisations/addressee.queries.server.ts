import type { Db } from "#db/portable.ts";

/** Verified organisations a question may be addressed to, by name. */
export function addressees(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("organisations")
    .select(["id", "name"])
    .where("state", "=", "verified")
    .orderBy("name")
    .execute();
}
