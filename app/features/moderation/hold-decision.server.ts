import type { Insertable } from "kysely";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, isDomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import type { Tx } from "#db/portable.ts";
import type { HeldDecisionTable } from "#db/schema.ts";
import { contributionOf } from "./approve-and-trust.server.ts";
import { cannedReason } from "./canned-reason.server.ts";
import { decidableItem, heldBy, lockItem } from "./decide-item.server.ts";
import { type Held, holdMs } from "./held-decision.ts";
import type { DeskDecision } from "./moderation.schema.ts";
import type { Item } from "./queue-item.queries.server.ts";
import { checkedRedaction } from "./redact-item.server.ts";
import { requireRule } from "./write-decision.server.ts";

/**
 * Keeps a decision on one or several items for the seconds in which it can be undone: it reserves them and shows
 * nobody anything until it is made. Everything the ordinary write would refuse now is refused now; of several
 * items those that can be held are. Throws as `takeItem` and the write of the verdict when none can.
 */
export async function holdDecision(
  ctx: AppContext,
  actor: Actor,
  input: DeskDecision,
  key?: string,
): Promise<Held> {
  const { items, act: verdict } = input;
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const now = ctx.now();
    const effectiveAt = new Date(now.getTime() + holdMs(verdict, items.length)).toISOString();
    const held: Held = {
      batch: ctx.newId(),
      verdict,
      items: [],
      effectiveAt,
      refused: [],
    };
    const spaces = new Set<string>();
    let first: DomainError | null = null;
    for (const read of items) {
      try {
        const item = await decidableItem(tx, actor, read.id);
        await lockItem(tx, item, read.revision, "waiting");
        await insertHeld(tx, {
          id: ctx.newId(),
          queue_item_id: item.id,
          batch_id: held.batch,
          moderator_id: actor.id,
          verdict,
          revision_id: item.revisionId,
          input: JSON.stringify({ ...read, ...(await heldInput(tx, item, input)) }),
          created_at: now.toISOString(),
          effective_at: effectiveAt,
        });
        held.items.push(item.id);
        spaces.add(item.text.spaceId);
      } catch (error) {
        if (!isDomainError(error)) throw error;
        first ??= error;
        held.refused.push({ id: read.id, key: error.key, params: error.params });
      }
    }
    if (held.items.length === 0) throw first ?? new DomainError("invalid", "errors.required");
    for (const spaceId of spaces) record({ type: "queue.changed", spaceId, data: {} });
    return held;
  });
}

/** What the ordinary write will be given, checked as it will be then. */
async function heldInput(tx: Tx, item: Item, input: DeskDecision): Promise<object> {
  if (input.act === "approve") return item.type === "report" ? { unfounded: input.unfounded } : {};
  if (input.act === "trust") {
    contributionOf(item);
    return {};
  }
  const { act, items, ...fields } = input;
  if (act === "redact") await checkedRedaction(tx, item, input);
  if (item.type !== "appeal" || fields.rule !== item.appealed.rule)
    await requireRule(tx, item.text.spaceId, fields.rule);
  if (fields.reason !== undefined) return fields;
  // An appeal is answered in words of one's own.
  if (item.type === "appeal") throw new DomainError("invalid", "errors.required", { field: "reason" });
  return { ...fields, reason: await cannedReason(tx, item.text, fields) };
}

/** One decision holds an item: who comes second hears who was first. */
async function insertHeld(tx: Tx, row: Insertable<HeldDecisionTable>): Promise<void> {
  const inserted = await tx
    .insertInto("held_decisions")
    .values(row)
    .onConflict((conflict) => conflict.column("queue_item_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted) return;
  const holding = await tx
    .selectFrom("held_decisions as h")
    .innerJoin("users as u", "u.id", "h.moderator_id")
    .select("u.name")
    .where("h.queue_item_id", "=", row.queue_item_id)
    .executeTakeFirst();
  throw heldBy(holding?.name);
}
