import type { Actor } from "#app/core/actor.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import { type Item, itemOf, mayDecideItem } from "./queue-item.queries.server.ts";

/**
 * What the two verdicts of the queue do to each type of item:
 *
 * | type | approval | rejection, with rule and reason |
 * |---|---|---|
 * | comment, idea | `approved`: the revision is public | `rejected`: it is not; an earlier one stays public |
 * | report | `dismissed`: the text stays | `removed`: the report is justified, the text goes |
 * | appeal | `overturned`: the text is published or restored | `upheld`: it stays as it is |
 *
 * This is their common beginning, inside another write: takes the waiting item by compare-and-set on its
 * state and on the revision that was read, so that of two moderators one decides and the other gets `conflict`.
 * Throws `notFound` for an item of a space one does not moderate, `forbidden` for one's own text or decision.
 */
export async function takeItem(
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  input: { id: string; revision: string },
): Promise<Item> {
  const item = await itemOf(tx, actor, input.id);
  allow(mayDecideItem(actor, item), item.type === "appeal" ? "moderation.ownDecision" : "moderation.ownText");
  const taken =
    item.revisionId === input.revision
      ? await tx
          .updateTable("queue_items")
          .set({ state: "decided" })
          .where("id", "=", item.id)
          .where("state", "=", "waiting")
          .returning("id")
          .executeTakeFirst()
      : undefined;
  if (!taken) throw await decidedBefore(tx, item);
  record({ type: "queue.changed", spaceId: item.text.spaceId, data: {} });
  return item;
}

/** Says who was first, or that the text changed meanwhile. */
async function decidedBefore(tx: Tx, item: Item): Promise<DomainError> {
  const decision = await tx
    .selectFrom("decisions as d")
    .leftJoin("users as u", "u.id", "d.moderator_id")
    .select(["u.name", "d.verdict"])
    .where("d.queue_item_id", "=", item.id)
    .executeTakeFirst();
  if (!decision) return new DomainError("conflict", "errors.conflict");
  const kept = ["approved", "dismissed", "overturned"].includes(decision.verdict);
  return new DomainError("conflict", kept ? "moderation.approvedBy" : "moderation.rejectedBy", {
    params: { name: decision.name ?? "–" },
  });
}
