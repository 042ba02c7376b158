import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { itemOf } from "./queue-item.queries.server.ts";

/** Gives an item back to everybody, by whoever took it, asked or was asked. Changes nothing when it is nobody's. */
export async function releaseItem(ctx: AppContext, actor: Actor, input: { id: string }): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const item = await itemOf(tx, actor, input.id);
    const released = await tx
      .deleteFrom("queue_requests")
      .where("queue_item_id", "=", item.id)
      .where((eb) => eb.or([eb("asked_by", "=", actor.id), eb("asked_of", "=", actor.id)]))
      .returning("queue_item_id")
      .executeTakeFirst();
    if (released) record({ type: "queue.changed", spaceId: item.text.spaceId, data: {} });
  });
}
