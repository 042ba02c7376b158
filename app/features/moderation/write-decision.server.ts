import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { Tx } from "#db/portable.ts";

export type Verdict =
  | "approved"
  | "rejected"
  | "removed"
  | "restored"
  | "upheld"
  | "overturned"
  | "dismissed";
export type Source = "queue" | "report" | "own" | "appeal" | "command";

/** What became of it, for API and pages. */
export type Decided = { decisionId: string };

/** Writes one decision, for good, inside another write; returns its id. */
export async function writeDecision(
  ctx: AppContext,
  tx: Tx,
  decision: {
    verdict: Verdict;
    source: Source;
    subjectType: "comment" | "idea" | "report" | "appeal";
    subjectId: string;
    revisionId: string | null;
    spaceId: string;
    queueItemId: string | null;
    moderatorId: string;
    rule: number | null;
    reason: string | null;
  },
): Promise<string> {
  const id = ctx.newId();
  await tx
    .insertInto("decisions")
    .values({
      id,
      verdict: decision.verdict,
      subject_type: decision.subjectType,
      subject_id: decision.subjectId,
      revision_id: decision.revisionId,
      space_id: decision.spaceId,
      queue_item_id: decision.queueItemId,
      moderator_id: decision.moderatorId,
      rule: decision.rule,
      reason: decision.reason,
      source: decision.source,
      created_at: ctx.now().toISOString(),
    })
    .execute();
  return id;
}

/** Throws `invalid` for a rule the space does not have in force. */
export async function requireRule(tx: Tx, spaceId: string, rule: number): Promise<void> {
  const row = await tx
    .selectFrom("rules")
    .select("number")
    .where("space_id", "=", spaceId)
    .where("number", "=", rule)
    .where("retired", "=", 0)
    .executeTakeFirst();
  if (!row) throw new DomainError("invalid", "errors.choice", { field: "rule" });
}
