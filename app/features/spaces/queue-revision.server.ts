import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import type { Why } from "./moderation-mode.server.ts";

type ItemType = "idea" | "comment" | "report" | "appeal";

/** How long something should wait at most before a moderator has read it. */
export const TARGET_MINUTES: Record<ItemType, number> = {
  idea: 15,
  comment: 15,
  report: 60,
  appeal: 24 * 60,
};

export type QueuedRevision = {
  type: "idea" | "comment";
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  revisionId: string;
  why: Why;
  /** From 0 to 9: the graver what screening found, the sooner it is due. */
  risk: number;
};

export type QueuedItem = {
  spaceId: string;
  ideaId: string;
  commentId: string | null;
} & (
  | { type: "idea" | "comment"; revisionId: string; why: Why; risk: number }
  | { type: "report"; reportId: string }
  | { type: "appeal"; appealId: string }
);

/** Whatever is graver is due sooner, so that the order by due date is the order of urgency: overdue, risk, oldest. */
function dueAt(item: QueuedItem, now: Date): Date {
  const share = "risk" in item ? (10 - item.risk) / 10 : 1;
  return new Date(now.getTime() + TARGET_MINUTES[item.type] * share * 60_000);
}

/** Puts a pending revision into its space's queue, inside another write. */
export async function queueRevision(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  item: QueuedRevision,
): Promise<void> {
  await queueItem(ctx, tx, record, item);
}

/** Puts what waits for a moderator into its space's queue, inside another write; returns the item's id. */
export async function queueItem(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  item: QueuedItem,
): Promise<string> {
  const now = ctx.now();
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
      due_at: dueAt(item, now).toISOString(),
    })
    .execute();
  record({ type: "queue.changed", spaceId: item.spaceId, data: {} });
  return id;
}
