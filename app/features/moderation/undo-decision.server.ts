import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";

/**
 * Takes one's own held decisions of one press back: their items wait as if nothing had been.
 * Throws `conflict` when none is held any more.
 */
export async function undoDecision(
  ctx: AppContext,
  actor: Actor,
  input: { batch: string },
): Promise<{ items: string[] }> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const undone = await tx
      .deleteFrom("held_decisions")
      .where("batch_id", "=", input.batch)
      .where("moderator_id", "=", actor.id)
      .returning("queue_item_id")
      .execute();
    if (undone.length === 0) throw new DomainError("conflict", "desk.undo.late");
    const items = undone.map((row) => row.queue_item_id);
    const spaces = await tx
      .selectFrom("queue_items")
      .select("space_id")
      .distinct()
      .where("id", "in", items)
      .execute();
    for (const { space_id: spaceId } of spaces) record({ type: "queue.changed", spaceId, data: {} });
    return { items };
  });
}
