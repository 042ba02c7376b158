import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import { lockItem } from "./decide-item.server.ts";
import type { Item } from "./queue-item.queries.server.ts";

/**
 * Writes who is to decide a waiting item, inside another write. What two others have agreed about stands until it
 * expires. Throws `conflict` then, and when the item waits no more.
 */
export async function writeRequest(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  item: Item,
  request: { by: string; of: string; note: string; ms: number },
): Promise<void> {
  await lockItem(tx, item, item.revisionId, "waiting");
  const now = ctx.now();
  const row = {
    asked_by: request.by,
    asked_of: request.of,
    note: request.note,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + request.ms).toISOString(),
  };
  const written = await tx
    .insertInto("queue_requests")
    .values({ queue_item_id: item.id, ...row })
    .onConflict((conflict) =>
      conflict
        .column("queue_item_id")
        .doUpdateSet(row)
        .where((eb) =>
          eb.or([
            eb("queue_requests.asked_by", "=", request.by),
            eb("queue_requests.asked_of", "=", request.by),
            eb("queue_requests.expires_at", "<=", row.created_at),
          ]),
        ),
    )
    .returning("queue_item_id")
    .executeTakeFirst();
  if (!written) {
    const other = await tx
      .selectFrom("queue_requests as r")
      .innerJoin("users as u", "u.id", "r.asked_of")
      .select("u.name")
      .where("r.queue_item_id", "=", item.id)
      .executeTakeFirst();
    throw new DomainError("conflict", "desk.claimedBy", { params: { name: other?.name ?? "–" } });
  }
  record({ type: "queue.changed", spaceId: item.text.spaceId, data: {} });
}
