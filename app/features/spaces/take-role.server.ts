import { type Actor, personId, type Role, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { endSessionsIn } from "#app/features/accounts/end-sessions.server.ts";
import type { Tx } from "#db/portable.ts";

/**
 * Takes a role, or every role, that a person has in a space or on the whole site; their sessions end at
 * once. Throws `forbidden`, `conflict` when the site would be left without an admin.
 */
export async function takeRole(
  ctx: AppContext,
  actor: Actor,
  input: { userId: string; role: Role | null; spaceId: string },
  key?: string,
): Promise<void> {
  allow(mayAdminister(actor));
  const by = personId(actor);
  await ctx.transact(once(by, key, input), async (tx, record) => {
    const { userId, role, spaceId } = input;
    if (by !== null && spaceId === SITE && (role === null || role === "admin"))
      await requireAnotherAdmin(tx, userId);
    const taken = await tx
      .deleteFrom("roles")
      .where("user_id", "=", userId)
      .where("space_id", "=", spaceId)
      .$if(role !== null, (query) => query.where("role", "=", role ?? ""))
      .returning("role")
      .execute();
    if (taken.length === 0) return;
    await endSessionsIn(tx, record, userId);
    record({ type: "account.rolesChanged", data: { userId } });
  });
}

/** Throws `conflict` when nobody but this person is an admin. Holds the admins' rows until the end. */
export async function requireAnotherAdmin(tx: Tx, userId: string): Promise<void> {
  const admins = await tx
    .updateTable("roles")
    .set({ role: "admin" })
    .where("space_id", "=", SITE)
    .where("role", "=", "admin")
    .returning("user_id")
    .execute();
  const isLast = admins.length === 1 && admins[0]?.user_id === userId;
  if (isLast) throw new DomainError("conflict", "admin.people.lastAdmin");
}
