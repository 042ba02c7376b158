import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";

/** Follows an idea or stops following it; asking twice changes nothing. Throws `notFound`. */
export async function followIdea(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null; follow: boolean },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx) => {
    const idea = await ideaTarget(tx, actor, input.number);
    if (input.follow) {
      await tx
        .insertInto("follows")
        .values({ user_id: actor.id, idea_id: idea.id, created_at: ctx.now().toISOString() })
        .onConflict((conflict) => conflict.columns(["user_id", "idea_id"]).doNothing())
        .execute();
      await tx.deleteFrom("mutes").where("user_id", "=", actor.id).where("idea_id", "=", idea.id).execute();
    } else {
      await tx.deleteFrom("follows").where("user_id", "=", actor.id).where("idea_id", "=", idea.id).execute();
    }
  });
}
