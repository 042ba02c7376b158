import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";

/** Marks everything told to the person so far as read. */
export async function readNotifications(ctx: AppContext, actor: Actor): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const read = await tx
      .updateTable("notifications")
      .set({ read_at: ctx.now().toISOString() })
      .where("user_id", "=", actor.id)
      .where("read_at", "is", null)
      .returning("id")
      .execute();
    if (read.length > 0) record({ type: "notifications.changed", data: { userId: actor.id } });
  });
}
