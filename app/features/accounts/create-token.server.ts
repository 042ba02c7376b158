import type { Actor, Scope } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { newSecret } from "#app/core/ids.server.ts";
import { hashSecret } from "./session.server.ts";
import { mayCreateToken } from "./token.policy.ts";
import { SCOPES, TOKEN_PREFIX } from "./token.ts";

/**
 * Makes an API token. Its secret is in the answer alone: the database keeps its hash.
 * Throws `forbidden` for scopes the person's roles do not allow.
 */
export async function createToken(
  ctx: AppContext,
  actor: Actor,
  input: { name: string; scopes: Scope[] },
): Promise<{ id: string; token: string }> {
  allow(mayCreateToken(actor, input.scopes));
  const id = ctx.newId();
  const token = TOKEN_PREFIX + newSecret();
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    await tx
      .insertInto("tokens")
      .values({
        id,
        token_hash: hashSecret(token),
        user_id: actor.id,
        name: input.name,
        scopes: SCOPES.filter((scope) => input.scopes.includes(scope)).join(" "),
        created_at: ctx.now().toISOString(),
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    record({ type: "account.changed", data: { userId: actor.id } });
  });
  return { id, token };
}
