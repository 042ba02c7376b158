import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";

/** Ends one of one's own sessions by its public id. Throws `notFound` for anybody else's. */
export async function endSession(ctx: AppContext, actor: Actor, sessionId: string): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    found(
      await tx
        .deleteFrom("sessions")
        .where("id", "=", sessionId)
        .where("user_id", "=", actor.id)
        .returning("id")
        .executeTakeFirst(),
    );
    record({ type: "session.ended", data: { userId: actor.id, sessionId } });
  });
}
