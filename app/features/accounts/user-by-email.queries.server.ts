import { found } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";

/** The account of an address. Throws `notFound`. */
export async function userByEmail(
  db: Db | Tx,
  email: string,
): Promise<{ id: string; name: string; state: string }> {
  return found(
    await db
      .selectFrom("users")
      .select(["id", "name", "state"])
      .where("email", "=", email.trim().toLowerCase())
      .executeTakeFirst(),
  );
}
