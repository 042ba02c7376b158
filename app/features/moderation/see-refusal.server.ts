import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";

/** Puts a decision of one's own that could not be made away: its moderator has seen it. */
export async function seeRefusal(ctx: AppContext, actor: Actor, input: { id: string }): Promise<void> {
  await ctx.transact({ actorId: actor.id }, (tx) =>
    tx
      .deleteFrom("refused_decisions")
      .where("id", "=", input.id)
      .where("moderator_id", "=", actor.id)
      .execute(),
  );
}
