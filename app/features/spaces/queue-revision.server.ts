import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import { clockIn } from "./clock.queries.server.ts";
import { dueAfter } from "./clock.ts";
import type { Why } from "./moderation-mode.server.ts";
import { urgencyOf } from "./urgency.ts";

export type QueuedRevision = {
  type: "idea" | "comment";
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  revisionId: string;
  why: Why;
  /** From 0 to 9: the graver what screening found, the sooner it is read. */
  risk: number;
};

export type QueuedItem = {
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  risk: number;
} & (
  | { type: "idea" | "comment"; revisionId: string; why: Why }
  | { type: "report"; reportId: string }
  | { type: "appeal"; appealId: string }
);

/** Puts a pending revision into its space's queue, inside another write. */
export async function queueRevision(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  item: QueuedRevision,
): Promise<void> {
  await queueItem(ctx, tx, record, item);
}

/** Puts what waits for a moderator into its space's queue, due by the space's clock, inside another write; returns the item's id. */
export async function queueItem(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  item: QueuedItem,
): Promise<string> {
  const now = ctx.now();
  const { timeZone } = ctx.config;
  const clock = await clockIn(tx, item.spaceId);
  const minutes = clock.targets[item.type === "idea" || item.type === "comment" ? "text" : item.type];
  const after = (share: number) => dueAfter(clock, now, minutes * share, timeZone).toISOString();
  const nearAt = after(0.5);
  const id = ctx.newId();
  await tx
    .insertInto("queue_items")
    .values({
      id,
      type: item.type,
      space_id: item.spaceId,
      idea_id: item.ideaId,
      comment_id: item.commentId,
      revision_id: "revisionId" in item ? item.revisionId : null,
      report_id: "reportId" in item ? item.reportId : null,
      appeal_id: "appealId" in item ? item.appealId : null,
      why: "why" in item ? item.why : "mode",
      state: "waiting",
      waiting_since: now.toISOString(),
      near_at: nearAt,
      due_at: after(1),
      late_at: after(2),
      urgency: urgencyOf({ risk: item.risk, since: now }),
      alarm_at: nearAt,
    })
    .execute();
  record({ type: "queue.changed", spaceId: item.spaceId, data: {} });
  return id;
}
