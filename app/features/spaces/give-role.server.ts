import { type Actor, personId, type Role, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { endSessionsIn } from "#app/features/accounts/end-sessions.server.ts";
import { requireAnotherAdmin } from "./take-role.server.ts";

export type GivenRole = {
  userId: string;
  role: Role;
  /** A space's id, or SITE. */
  spaceId: string;
  /** Takes away what the person had in the same place. */
  instead?: boolean;
};

/**
 * Gives a person a role in a space or on the whole site; their sessions end, so that they sign in with it.
 * One who has it keeps it. Throws `forbidden`, `notFound`, `invalid` for an admin of one space, `conflict`
 * when no admin would be left.
 */
export async function giveRole(ctx: AppContext, actor: Actor, input: GivenRole, key?: string): Promise<void> {
  allow(mayAdminister(actor));
  const by = personId(actor);
  await ctx.transact(once(by, key, input), async (tx, record) => {
    const { userId, role, spaceId } = input;
    found(
      await tx
        .selectFrom("users")
        .select("id")
        .where("id", "=", userId)
        .where("state", "in", ["active", "suspended"])
        .executeTakeFirst(),
    );
    if (spaceId !== SITE) {
      if (role === "admin") throw new DomainError("invalid", "admin.people.adminOfSite", { field: "role" });
      found(await tx.selectFrom("spaces").select("id").where("id", "=", spaceId).executeTakeFirst());
    }
    let replaced = 0;
    if (input.instead) {
      if (by !== null && role !== "admin" && spaceId === SITE) await requireAnotherAdmin(tx, userId);
      const gone = await tx
        .deleteFrom("roles")
        .where("user_id", "=", userId)
        .where("space_id", "=", spaceId)
        .where("role", "<>", role)
        .returning("role")
        .execute();
      replaced = gone.length;
    }
    const given = await tx
      .insertInto("roles")
      .values({ user_id: userId, space_id: spaceId, role })
      .onConflict((conflict) => conflict.columns(["user_id", "space_id", "role"]).doNothing())
      .returning("role")
      .executeTakeFirst();
    if (!given && replaced === 0) return;
    await endSessionsIn(tx, record, userId);
    record({ type: "account.rolesChanged", data: { userId } });
  });
}
