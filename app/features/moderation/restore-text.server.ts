import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { appendThreadEvent, countComments } from "#app/features/comments/publish-comment.server.ts";
import type { Tx } from "#db/portable.ts";
import { closeItems } from "./close-items.server.ts";
import type { TextTarget } from "./text-target.queries.server.ts";
import { requireRule, writeDecision } from "./write-decision.server.ts";

/** Brings a removed text back into public sight, inside another write. Throws `conflict` when it is not removed. */
export async function showAgain(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  text: TextTarget,
  decisionId: string,
): Promise<void> {
  const restored = await tx
    .updateTable(text.commentId ? "comments" : "ideas")
    .set({ state: "approved" })
    .where("id", "=", text.id)
    .where("state", "=", "removed")
    .returning("id")
    .executeTakeFirst();
  if (!restored) throw new DomainError("conflict", "errors.conflict");
  const place = { ideaId: text.ideaId, spaceId: text.spaceId, commentId: text.commentId };
  if (text.commentId) {
    await countComments(tx, text.ideaId, 1, null);
    const seq = await appendThreadEvent(ctx, tx, { ...place, commentId: text.commentId }, "restored");
    record({ type: "comment.restored", ...place, data: { decisionId, seq } });
  } else record({ type: "idea.restored", ...place, data: { decisionId } });
}

/**
 * Restores a removed text by a decision of its own, inside another write; an appeal that waited against
 * the removal has what it asked for and leaves the queue.
 * Throws `invalid` (rule), `conflict` when the text is not removed.
 */
export async function restoreText(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  text: TextTarget,
  input: { rule: number; reason: string },
): Promise<string> {
  await requireRule(tx, text.spaceId, input.rule);
  const decisionId = await writeDecision(ctx, tx, record, {
    verdict: "restored",
    source: "own",
    subjectType: text.commentId ? "comment" : "idea",
    subjectId: text.id,
    revisionId: text.publicRevisionId,
    spaceId: text.spaceId,
    queueItemId: null,
    moderatorId: actor.id,
    rule: input.rule,
    reason: input.reason,
  });
  await showAgain(ctx, tx, record, text, decisionId);
  await closeAppeals(ctx, tx, record, text, decisionId);
  return decisionId;
}

async function closeAppeals(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  text: TextTarget,
  decisionId: string,
): Promise<void> {
  const closed = await closeItems(tx, text, "appeal");
  const place = { ideaId: text.ideaId, spaceId: text.spaceId, commentId: text.commentId };
  for (const { appeal_id: appealId } of closed) {
    if (!appealId) continue;
    await tx
      .updateTable("appeals")
      .set({ state: "overturned", decided_at: ctx.now().toISOString() })
      .where("id", "=", appealId)
      .execute();
    record({ type: "appeal.decided", ...place, data: { appealId, decisionId } });
  }
  if (closed.length > 0) record({ type: "queue.changed", spaceId: text.spaceId, data: {} });
}
