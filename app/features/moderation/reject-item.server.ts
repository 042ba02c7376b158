import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { once } from "#app/core/transact.server.ts";
import type { Tx } from "#db/portable.ts";
import { answerReport } from "./answer-report.server.ts";
import { restrictItem, takeItem } from "./decide-item.server.ts";
import { type Decided, type Grounds, groundsOf } from "./decision.ts";
import { loseTrust } from "./lose-trust.server.ts";
import { decideAppeal } from "./overturn.server.ts";
import type { Item } from "./queue-item.queries.server.ts";
import { removeText } from "./remove-text.server.ts";
import { requireRule } from "./write-decision.server.ts";

/**
 * Keeps the text of an item out of public sight, with rule and reason: rejects a waiting revision (an
 * earlier public one stays), removes a text of the sample, a reported text, upholds what an appeal is against.
 * Throws as `takeItem`, and `invalid` for a rule the space does not have.
 */
export async function rejectItem(
  ctx: AppContext,
  actor: Actor,
  input: Grounds & { id: string; revision: string; held?: string },
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const item = await takeItem(tx, record, actor, input);
    if (item.type !== "report" && item.type !== "appeal" && item.isSample)
      return { decisionId: await removeSample(ctx, tx, record, actor, item, input) };
    if (item.type === "report")
      return { decisionId: await removeReported(ctx, tx, record, actor, item, input) };
    if (item.type !== "appeal" || input.rule !== item.appealed.rule)
      await requireRule(tx, item.text.spaceId, input.rule);
    if (item.type !== "appeal") return { decisionId: await reject(ctx, tx, record, actor, item, input) };
    const outcome = { verdict: "upheld" as const, reason: input.reason, rule: input.rule };
    return { decisionId: await decideAppeal(ctx, tx, record, actor, item, outcome) };
  });
}

async function reject(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: Item,
  input: Grounds,
): Promise<string> {
  const { ideaId, spaceId, commentId, id } = item.text;
  const decisionId = await restrictItem(ctx, tx, record, actor, item, "rejected", input);
  await loseTrust(ctx, tx, actor, item.text, decisionId);
  await tx
    .updateTable(commentId ? "comment_revisions" : "idea_revisions")
    .set({ state: "rejected" })
    .where("id", "=", item.revisionId)
    .execute();
  await tx
    .updateTable(commentId ? "comments" : "ideas")
    .set({ state: "rejected" })
    .where("id", "=", id)
    .where("state", "=", "pending")
    .execute();
  record({
    type: commentId ? "comment.rejected" : "idea.rejected",
    spaceId,
    ideaId,
    commentId,
    data: { revisionId: item.revisionId, decisionId },
  });
  return decisionId;
}

/** A text of the sample is public: to keep it away is to remove it. */
async function removeSample(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: Item,
  input: Grounds,
): Promise<string> {
  return removeText(ctx, tx, record, actor, item.text, {
    ...groundsOf(input),
    source: "queue",
    queueItemId: item.id,
    revision: item.revisionId,
  });
}

async function removeReported(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  item: Item & { type: "report" },
  grounds: Grounds,
): Promise<string> {
  const decisionId = await removeText(ctx, tx, record, actor, item.text, {
    ...groundsOf(grounds),
    source: "report",
    queueItemId: item.id,
    revision: item.revisionId,
  });
  const { ideaId, spaceId, commentId } = item.text;
  await answerReport(tx, record, { spaceId, ideaId, commentId }, { reportId: item.reportId, decisionId });
  return decisionId;
}
