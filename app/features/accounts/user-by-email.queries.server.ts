import { DomainError, found } from "#app/core/errors.ts";
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

/** The person of an address that is to be let in somewhere. Throws `invalid` (field email) when there is none. */
export async function personToAdd(tx: Tx, email: string): Promise<{ id: string }> {
  const person = await tx
    .selectFrom("users")
    .select("id")
    .where("email", "=", email.trim().toLowerCase())
    .where("state", "in", ["active", "suspended"])
    .executeTakeFirst();
  if (!person) throw new DomainError("invalid", "admin.members.unknown", { field: "email" });
  return person;
}
