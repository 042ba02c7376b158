import { type Actor, actsFor } from "#app/core/actor.ts";
import { DomainError } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";
import { mayCreateSpace } from "./space.policy.ts";

/**
 * Refuses an organisation that cannot run the space in the actor's hands: whoever organises the whole site
 * names any verified one, others one they speak for; the one it has may stay.
 */
export async function requireOwner(
  tx: Tx,
  actor: Actor,
  organisationId: string | null,
  present: string | null,
): Promise<void> {
  if (organisationId === null || organisationId === present) return;
  const verified = await tx
    .selectFrom("organisations")
    .select("id")
    .where("id", "=", organisationId)
    .where("state", "=", "verified")
    .executeTakeFirst();
  if (!verified || !(mayCreateSpace(actor) || actsFor(actor, organisationId)))
    throw new DomainError("invalid", "errors.choice", { field: "organisation" });
}

/** The organisations the actor may name, and the one there is, by name. */
export async function possibleOwners(db: Db, actor: Actor, present: string | null) {
  const rows = await db
    .selectFrom("organisations")
    .select(["id", "name", "state"])
    .where((eb) =>
      eb.or([eb("state", "=", "verified"), ...(present === null ? [] : [eb("id", "=", present)])]),
    )
    .orderBy("name")
    .execute();
  return rows
    .filter((row) => row.id === present || mayCreateSpace(actor) || actsFor(actor, row.id))
    .map(({ id, name }) => ({ id, name }));
}
