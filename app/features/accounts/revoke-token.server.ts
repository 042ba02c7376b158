import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";

/** Ends one of one's own API tokens. Throws `notFound` for anybody else's. */
export async function revokeToken(ctx: AppContext, actor: Actor, tokenId: string): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    found(
      await tx
        .updateTable("tokens")
        .set({ revoked_at: ctx.now().toISOString() })
        .where("id", "=", tokenId)
        .where("user_id", "=", actor.id)
        .where("revoked_at", "is", null)
        .returning("id")
        .executeTakeFirst(),
    );
    record({ type: "session.ended", data: { userId: actor.id, sessionId: null } });
  });
}
