import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";

/** Silences an idea for the person, or lets it speak again. Decisions on one's own texts are told all the same. Throws `notFound`. */
export async function muteIdea(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null; mute: boolean },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx) => {
    const idea = await ideaTarget(tx, actor, input.number);
    if (input.mute) {
      await tx
        .insertInto("mutes")
        .values({ user_id: actor.id, idea_id: idea.id, created_at: ctx.now().toISOString() })
        .onConflict((conflict) => conflict.columns(["user_id", "idea_id"]).doNothing())
        .execute();
    } else {
      await tx.deleteFrom("mutes").where("user_id", "=", actor.id).where("idea_id", "=", idea.id).execute();
    }
  });
}
