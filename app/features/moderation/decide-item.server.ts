import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import { type Grounds, groundsOf } from "./decision.ts";
import { type Item, itemOf, mayDecideItem } from "./queue-item.queries.server.ts";
import { writeDecision } from "./write-decision.server.ts";

/**
 * What the two verdicts of the queue do to each type of item:
 *
 * | type | approval | rejection, with rule and reason |
 * |---|---|---|
 * | comment, idea | `approved`: the revision is public | `rejected`: it is not; an earlier one stays public |
 * | the same, of a sample | `approved`: the public text is confirmed | `removed`: it goes |
 * | report | `dismissed`: the text stays | `removed`: the report is justified, the text goes |
 * | appeal | `overturned`: the text is published or restored | `upheld`: it stays as it is |
 *
 * This is their common beginning, inside another write: takes the waiting item by compare-and-set on its
 * state and on the revision that was read, so that of two moderators one decides and the other gets `conflict`.
 * An item that is held belongs to the held decision: only the write that fulfils it (`held`) takes it.
 * Throws `notFound` for an item of a space one does not moderate, `forbidden` for one's own text or decision.
 */
export async function takeItem(
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  input: { id: string; revision: string; held?: string | undefined },
): Promise<Item> {
  const item = await decidableItem(tx, actor, input.id);
  await lockItem(tx, item, input.revision, "decided");
  await releaseHeld(tx, item, input.held ?? null);
  for (const table of ["queue_leases", "queue_requests"] as const)
    await tx.deleteFrom(table).where("queue_item_id", "=", item.id).execute();
  record({ type: "queue.changed", spaceId: item.text.spaceId, data: {} });
  return item;
}

/** Writes the decision that keeps away a text that was taken, or part of it; its id. Throws as `writeDecision`. */
export function restrictItem(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: Item,
  verdict: "rejected" | "redacted",
  grounds: Grounds,
): Promise<string> {
  return writeDecision(ctx, tx, record, {
    verdict,
    source: "queue",
    subjectType: item.text.commentId ? "comment" : "idea",
    subjectId: item.text.id,
    revisionId: item.revisionId,
    spaceId: item.text.spaceId,
    queueItemId: item.id,
    moderatorId: actor.id,
    ...groundsOf(grounds),
  });
}

/** An item that the actor may decide. Throws as `takeItem`. */
export async function decidableItem(tx: Tx, actor: Actor, id: string): Promise<Item> {
  const item = await itemOf(tx, actor, id);
  allow(mayDecideItem(actor, item), item.type === "appeal" ? "moderation.ownDecision" : "moderation.ownText");
  return item;
}

/** Takes the lock of a waiting item's row, leaving it in a state. Throws `conflict` when it waits no more or has another text. */
export async function lockItem(
  tx: Tx,
  item: Item,
  revision: string,
  state: "waiting" | "decided",
): Promise<void> {
  const taken =
    item.revisionId === revision
      ? await tx
          .updateTable("queue_items")
          .set({ state })
          .where("id", "=", item.id)
          .where("state", "=", "waiting")
          .returning("id")
          .executeTakeFirst()
      : undefined;
  if (!taken) throw await decidedBefore(tx, item);
}

/** Ends what holds the item when it is `held`. Throws `conflict` when another decision holds it, or this one holds it no more. */
async function releaseHeld(tx: Tx, item: Item, held: string | null): Promise<void> {
  const holding = await tx
    .selectFrom("held_decisions as h")
    .innerJoin("users as u", "u.id", "h.moderator_id")
    .select(["h.id", "u.name"])
    .where("h.queue_item_id", "=", item.id)
    .executeTakeFirst();
  if ((holding?.id ?? null) !== held) throw heldBy(holding?.name);
  if (held) await tx.deleteFrom("held_decisions").where("id", "=", held).execute();
}

/** The refusal of an item that somebody is deciding. */
export function heldBy(name: string | undefined): DomainError {
  return name
    ? new DomainError("conflict", "desk.heldBy", { params: { name } })
    : new DomainError("conflict", "errors.conflict");
}

/** Says who was first, or what became of the text meanwhile. */
async function decidedBefore(tx: Tx, item: Item): Promise<DomainError> {
  const decision = await tx
    .selectFrom("decisions as d")
    .leftJoin("users as u", "u.id", "d.moderator_id")
    .select(["u.name", "d.verdict"])
    .where("d.queue_item_id", "=", item.id)
    .executeTakeFirst();
  if (!decision)
    return new DomainError(
      "conflict",
      item.text.state === "withdrawn" ? "desk.textGone" : "desk.textChanged",
    );
  const kept = ["approved", "redacted", "dismissed", "overturned"].includes(decision.verdict);
  return new DomainError("conflict", kept ? "moderation.approvedBy" : "moderation.rejectedBy", {
    params: { name: decision.name ?? "–" },
  });
}
