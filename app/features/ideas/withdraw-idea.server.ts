import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { mayEditIdea } from "./idea.policy.ts";
import { ideaTarget } from "./idea.scope.server.ts";

/** Takes one's own idea back: gone from every public place, and what waited about it from the queue. Throws `notFound`, `forbidden`. */
export async function withdrawIdea(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    allow(mayEditIdea(actor, idea));
    await tx
      .updateTable("ideas")
      .set({ state: "withdrawn", updated_at: ctx.now().toISOString() })
      .where("id", "=", idea.id)
      .execute();
    await tx
      .updateTable("queue_items")
      .set({ state: "cancelled" })
      .where("idea_id", "=", idea.id)
      .where("state", "=", "waiting")
      .execute();
    record({ type: "idea.withdrawn", spaceId: idea.space.id, ideaId: idea.id, data: {} });
    record({ type: "queue.changed", spaceId: idea.space.id, data: {} });
  });
}
