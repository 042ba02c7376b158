import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

/** How long a person should wait at most before a moderator has read them. */
export const TARGET_MINUTES = 15;

export type QueuedRevision = {
  type: "idea" | "comment";
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  revisionId: string;
};

/** Puts a pending revision into its space's queue, inside another write. */
export async function queueRevision(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  item: QueuedRevision,
): Promise<void> {
  const now = ctx.now();
  await tx
    .insertInto("queue_items")
    .values({
      id: ctx.newId(),
      type: item.type,
      space_id: item.spaceId,
      idea_id: item.ideaId,
      comment_id: item.commentId,
      revision_id: item.revisionId,
      report_id: null,
      appeal_id: null,
      state: "waiting",
      waiting_since: now.toISOString(),
      due_at: new Date(now.getTime() + TARGET_MINUTES * 60_000).toISOString(),
    })
    .execute();
  record({ type: "queue.changed", spaceId: item.spaceId, data: {} });
}
