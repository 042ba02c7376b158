import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { Tx } from "#db/portable.ts";

/** Follows an idea or stops following it; asking twice changes nothing. Throws `notFound`. */
export async function followIdea(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null; follow: boolean },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx) => {
    const idea = await ideaTarget(tx, actor, input.number);
    if (input.follow) await followIn(ctx, tx, actor, idea.id);
    else
      await tx.deleteFrom("follows").where("user_id", "=", actor.id).where("idea_id", "=", idea.id).execute();
  });
}

/** Follows inside another write; one who muted the idea hears of it again. */
export async function followIn(ctx: AppContext, tx: Tx, actor: Actor, ideaId: string): Promise<void> {
  await tx
    .insertInto("follows")
    .values({ user_id: actor.id, idea_id: ideaId, created_at: ctx.now().toISOString() })
    .onConflict((conflict) => conflict.columns(["user_id", "idea_id"]).doNothing())
    .execute();
  await tx.deleteFrom("mutes").where("user_id", "=", actor.id).where("idea_id", "=", ideaId).execute();
}
