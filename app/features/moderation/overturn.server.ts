import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { publishComment } from "#app/features/comments/publish-comment.server.ts";
import { publishIdea } from "#app/features/ideas/publish-idea.server.ts";
import { giveTrustBack } from "#app/features/spaces/change-trust.server.ts";
import type { Tx } from "#db/portable.ts";
import type { Item } from "./queue-item.queries.server.ts";
import { showAgain } from "./restore-text.server.ts";
import { writeDecision } from "./write-decision.server.ts";

type AppealItem = Item & { type: "appeal" };

/**
 * Overturns the decision an appeal is against, inside another write: a removed text is restored, a rejected
 * one published, a redacted one whole again. Where the author has sent a newer text meanwhile, the author is right all the same and the
 * newer text goes its own way.
 */
export async function overturn(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: AppealItem,
): Promise<string> {
  const decisionId = await decideAppeal(ctx, tx, record, actor, item, {
    verdict: "overturned",
    reason: null,
  });
  const { text, appealed, revisionId } = item;
  await giveTrustBack(ctx, tx, { decisionId: appealed.id, by: decisionId });
  if (appealed.verdict === "removed") {
    if (text.state === "removed" && text.publicRevisionId === revisionId)
      await showAgain(ctx, tx, record, text, decisionId);
  } else if (await isStillIts(tx, item)) {
    if (appealed.verdict === "redacted") await dropRedaction(tx, item);
    const place = { ideaId: text.ideaId, spaceId: text.spaceId, revisionId };
    if (text.commentId)
      await publishComment(ctx, tx, record, { ...place, commentId: text.commentId, decisionId });
    else await publishIdea(ctx, tx, record, place);
  }
  return decisionId;
}

/** True when nothing newer of the author's has taken the place of the text that was rejected, or published in part. */
async function isStillIts(tx: Tx, { text, appealed, revisionId }: AppealItem): Promise<boolean> {
  if (appealed.verdict === "rejected")
    return text.latestRevisionId === revisionId && ["approved", "rejected"].includes(text.state);
  if (text.state !== "approved" || text.latestRevisionId !== text.publicRevisionId) return false;
  const shown = await tx
    .selectFrom(text.commentId ? "comment_revisions" : "idea_revisions")
    .select("redacted_from")
    .where("id", "=", text.publicRevisionId)
    .executeTakeFirst();
  return shown?.redacted_from === revisionId;
}

/** The author's own text is the latest again, and the moderator's is nobody's. */
async function dropRedaction(tx: Tx, { text, revisionId }: AppealItem): Promise<void> {
  await tx
    .updateTable(text.commentId ? "comment_revisions" : "idea_revisions")
    .set({ state: "withdrawn" })
    .where("id", "=", text.publicRevisionId)
    .execute();
  await tx
    .updateTable(text.commentId ? "comments" : "ideas")
    .set({ latest_revision_id: revisionId })
    .where("id", "=", text.id)
    .execute();
}

/** Writes an appeal's outcome, inside another write; returns the decision's id. */
export async function decideAppeal(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: AppealItem,
  outcome: { verdict: "upheld" | "overturned"; reason: string | null; rule?: number },
): Promise<string> {
  const { spaceId, ideaId, commentId } = item.text;
  const decisionId = await writeDecision(ctx, tx, record, {
    verdict: outcome.verdict,
    source: "appeal",
    subjectType: "appeal",
    subjectId: item.appealId,
    revisionId: item.revisionId,
    spaceId,
    queueItemId: item.id,
    moderatorId: actor.id,
    rule: outcome.rule ?? item.appealed.rule,
    reason: outcome.reason,
  });
  await tx
    .updateTable("appeals")
    .set({ state: outcome.verdict, answer: outcome.reason, decided_at: ctx.now().toISOString() })
    .where("id", "=", item.appealId)
    .execute();
  record({
    type: "appeal.decided",
    spaceId,
    ideaId,
    commentId,
    data: { appealId: item.appealId, decisionId },
  });
  return decisionId;
}
