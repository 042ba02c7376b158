import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { personToAdd } from "#app/features/accounts/user-by-email.queries.server.ts";
import { heldSpace } from "./managed-space.server.ts";

/**
 * Makes the person of an address a member of a space. Returns false when they were one already. Throws
 * `notFound` and `forbidden` for the space, `invalid` when nobody active has the address.
 */
export async function addMember(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; email: string },
  key?: string,
): Promise<boolean> {
  const by = personId(actor);
  return ctx.transact(once(by, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    const user = await personToAdd(tx, input.email);
    const added = await tx
      .insertInto("space_members")
      .values({ space_id: space.id, user_id: user.id, created_at: ctx.now().toISOString() })
      .onConflict((conflict) => conflict.columns(["space_id", "user_id"]).doNothing())
      .returning("user_id")
      .executeTakeFirst();
    if (!added) return false;
    record({ type: "space.membersChanged", spaceId: space.id, data: { userId: user.id } });
    return true;
  });
}
