import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { personToAdd } from "#app/features/accounts/user-by-email.queries.server.ts";
import { changeTrust } from "./change-trust.server.ts";
import { heldSpace } from "./managed-space.server.ts";
import type { TrustState } from "./trust.ts";

/**
 * Trusts a person in a space or takes the trust back, by hand; whoever it is about is found by address or id.
 * Throws `notFound` and `forbidden` for the space, `notFound` for an id, `invalid` for an address nobody active has.
 */
export async function setTrust(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; state: TrustState } & ({ email: string } | { userId: string }),
  key?: string,
): Promise<void> {
  const by = personId(actor);
  await ctx.transact(once(by, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    const user =
      "email" in input
        ? await personToAdd(tx, input.email)
        : found(await tx.selectFrom("users").select("id").where("id", "=", input.userId).executeTakeFirst());
    await changeTrust(ctx, tx, {
      spaceId: space.id,
      userId: user.id,
      state: input.state,
      cause: "hand",
      ...(by ? { byId: by } : {}),
    });
    record({ type: "space.trustChanged", spaceId: space.id, data: { userId: user.id } });
  });
}
