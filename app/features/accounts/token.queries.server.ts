import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Db } from "#db/portable.ts";
import { actorById } from "./actor.queries.server.ts";
import { hashSecret } from "./session.server.ts";
import { parseScopes, TOKEN_PREFIX } from "./token.ts";

/** Who a bearer token speaks for, limited to its scopes. Null when unknown, revoked, or its person is not active. */
export async function actorByToken(ctx: AppContext, bearer: string): Promise<Actor | null> {
  if (!bearer.startsWith(TOKEN_PREFIX) || bearer.length > 100) return null;
  const [row] = await tokenRows(ctx.db, { hash: hashSecret(bearer) });
  return row ? actorById(ctx.db, row.user_id, { scopes: parseScopes(row.scopes) }) : null;
}

const tokenRows = keptQuery((db, { hash }: { hash: string }) =>
  db
    .selectFrom("tokens")
    .select(["user_id", "scopes"])
    .where("token_hash", "=", hash)
    .where("revoked_at", "is", null),
);

/** One's own working tokens, newest first, without their secrets. */
export async function ownTokens(db: Db, userId: string) {
  return db
    .selectFrom("tokens")
    .select(["id", "name", "scopes", "created_at as createdAt"])
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .execute();
}
