import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { itemOf } from "./queue-item.queries.server.ts";

/** How long an item counts as being read after one was last heard of. */
export const LEASE_MS = 45_000;

/**
 * Says that the actor reads an item now, and nothing else any more; to be said again while they do. It keeps
 * nobody from deciding: others see who reads it and skip it. Returns the name of whoever reads it already.
 * Throws `notFound` for an item that is not the actor's to see.
 */
export async function leaseItem(
  ctx: AppContext,
  actor: Actor,
  input: { id: string },
): Promise<{ reader: string | null }> {
  return ctx.transact({ actorId: actor.id }, async (tx) => {
    const item = await itemOf(tx, actor, input.id);
    const now = ctx.now();
    const lease = {
      queue_item_id: item.id,
      reader_id: actor.id,
      expires_at: new Date(now.getTime() + LEASE_MS).toISOString(),
    };
    await tx
      .deleteFrom("queue_leases")
      .where("reader_id", "=", actor.id)
      .where("queue_item_id", "!=", item.id)
      .execute();
    const taken = await tx
      .insertInto("queue_leases")
      .values(lease)
      .onConflict((conflict) =>
        conflict
          .column("queue_item_id")
          .doUpdateSet({ reader_id: lease.reader_id, expires_at: lease.expires_at })
          .where((eb) =>
            eb.or([
              eb("queue_leases.reader_id", "=", actor.id),
              eb("queue_leases.expires_at", "<=", now.toISOString()),
            ]),
          ),
      )
      .returning("queue_item_id")
      .executeTakeFirst();
    if (taken) return { reader: null };
    const other = await tx
      .selectFrom("queue_leases as l")
      .innerJoin("users as u", "u.id", "l.reader_id")
      .select("u.name")
      .where("l.queue_item_id", "=", item.id)
      .executeTakeFirst();
    return { reader: other?.name ?? null };
  });
}
