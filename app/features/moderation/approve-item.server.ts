import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { once } from "#app/core/transact.server.ts";
import { publishComment } from "#app/features/comments/publish-comment.server.ts";
import { publishIdea } from "#app/features/ideas/publish-idea.server.ts";
import type { Tx } from "#db/portable.ts";
import { answerReport } from "./answer-report.server.ts";
import { takeItem } from "./decide-item.server.ts";
import type { Decided } from "./decision.ts";
import { measureMisuse } from "./measure-misuse.server.ts";
import { overturn } from "./overturn.server.ts";
import type { Item } from "./queue-item.queries.server.ts";
import { writeDecision } from "./write-decision.server.ts";

/**
 * Lets the text of an item be public: publishes a waiting revision, confirms one of a sample, dismisses a
 * report, which may have been manifestly unfounded, overturns what an appeal is against. Throws as `takeItem`.
 */
export async function approveItem(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; revision: string; unfounded?: boolean | undefined; held?: string },
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const item = await takeItem(tx, record, actor, input);
    if (item.type === "appeal") return { decisionId: await overturn(ctx, tx, record, actor, item) };
    if (item.type === "report")
      return { decisionId: await dismiss(ctx, tx, record, actor, item, input.unfounded === true) };
    return { decisionId: await approveText(ctx, tx, record, actor, item) };
  });
}

/** Approves the text of a taken item, inside another write; returns the decision's id. */
export async function approveText(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: Item & { type: "idea" | "comment" },
): Promise<string> {
  const { ideaId, spaceId, commentId } = item.text;
  const decisionId = await writeDecision(ctx, tx, record, {
    verdict: "approved",
    source: "queue",
    subjectType: commentId ? "comment" : "idea",
    subjectId: item.text.id,
    revisionId: item.revisionId,
    spaceId,
    queueItemId: item.id,
    moderatorId: actor.id,
    rule: null,
    reason: null,
  });
  if (item.isSample) return decisionId;
  const place = { ideaId, spaceId, revisionId: item.revisionId };
  if (commentId) await publishComment(ctx, tx, record, { ...place, commentId, decisionId });
  else await publishIdea(ctx, tx, record, place);
  return decisionId;
}

async function dismiss(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: Item & { type: "report" },
  unfounded: boolean,
): Promise<string> {
  const { ideaId, spaceId, commentId } = item.text;
  const decisionId = await writeDecision(ctx, tx, record, {
    verdict: "dismissed",
    source: "report",
    subjectType: "report",
    subjectId: item.reportId,
    revisionId: item.revisionId,
    spaceId,
    queueItemId: item.id,
    moderatorId: actor.id,
    rule: null,
    reason: null,
  });
  const { reportId } = item;
  await answerReport(tx, record, { spaceId, ideaId, commentId }, { reportId, decisionId, unfounded });
  if (unfounded) await measureMisuse(ctx, tx, record, actor, { id: reportId, spaceId });
  return decisionId;
}
