import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { cancelWaitingRevision as cancelWaitingComment } from "#app/features/comments/cancel-waiting-revision.server.ts";
import { appendThreadEvent, countComments } from "#app/features/comments/publish-comment.server.ts";
import { cancelWaitingRevision as cancelWaitingIdea } from "#app/features/ideas/cancel-waiting-revision.server.ts";
import type { Tx } from "#db/portable.ts";
import { answerReport } from "./answer-report.server.ts";
import { closeItems } from "./close-items.server.ts";
import { type Grounds, groundsOf, type Source } from "./decision.ts";
import { loseTrust } from "./lose-trust.server.ts";
import type { TextTarget } from "./text-target.queries.server.ts";
import { requireRule, writeDecision } from "./write-decision.server.ts";

/**
 * Takes a public text out of sight with its rule and reason, inside another write: an edit that waited
 * leaves the queue, and every report that waited about the text is decided with it.
 * Throws `invalid` (rule), `conflict` when it is not public or, with `revision`, has changed since.
 */
export async function removeText(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  text: TextTarget,
  input: Grounds & { source: Source; queueItemId?: string; revision?: string },
): Promise<string> {
  await requireRule(tx, text.spaceId, input.rule);
  const removed = await tx
    .updateTable(text.commentId ? "comments" : "ideas")
    .set({ state: "removed" })
    .where("id", "=", text.id)
    .where("state", "=", "approved")
    .where("public_revision_id", "=", input.revision ?? text.publicRevisionId)
    .returning("id")
    .executeTakeFirst();
  if (!removed) throw new DomainError("conflict", "errors.conflict");
  if (text.commentId) await cancelWaitingComment(tx, text.commentId);
  else await cancelWaitingIdea(tx, text.ideaId);
  const decisionId = await writeDecision(ctx, tx, record, {
    verdict: "removed",
    source: input.source,
    subjectType: text.commentId ? "comment" : "idea",
    subjectId: text.id,
    revisionId: text.publicRevisionId,
    spaceId: text.spaceId,
    queueItemId: input.queueItemId ?? null,
    moderatorId: actor.id,
    ...groundsOf(input),
  });
  await loseTrust(ctx, tx, actor, text, decisionId);
  await closeReports(tx, record, text, decisionId);
  const place = { ideaId: text.ideaId, spaceId: text.spaceId, commentId: text.commentId };
  if (text.commentId) {
    await countComments(tx, text.ideaId, -1, null);
    const seq = await appendThreadEvent(ctx, tx, { ...place, commentId: text.commentId }, "removed");
    record({ type: "comment.removed", ...place, data: { decisionId, seq } });
  } else record({ type: "idea.removed", ...place, data: { decisionId } });
  return decisionId;
}

async function closeReports(
  tx: Tx,
  record: RecordEvent,
  text: TextTarget,
  decisionId: string,
): Promise<void> {
  const closed = await closeItems(tx, text, "report");
  const place = { ideaId: text.ideaId, spaceId: text.spaceId, commentId: text.commentId };
  for (const { report_id: reportId } of closed)
    if (reportId) await answerReport(tx, record, place, { reportId, decisionId });
  if (closed.length > 0) record({ type: "queue.changed", spaceId: text.spaceId, data: {} });
}
