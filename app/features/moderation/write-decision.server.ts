import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";
import { type Restricted, statementOf } from "./statement.server.ts";

export type NewDecision = Omit<Restricted, "rule" | "reason"> & {
  spaceId: string | null;
  queueItemId: string | null;
  /** Null for the operator of the site, who is no person of it. */
  moderatorId: string | null;
  rule: number | null;
  reason: string | null;
};

/**
 * Writes one decision, for good, inside another write, with its statement of reasons when it restricts
 * somebody; returns its id. Nothing else writes decisions. Throws as `statementOf`.
 */
export async function writeDecision(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  decision: NewDecision,
): Promise<string> {
  const id = ctx.newId();
  const { verdict, spaceId } = decision;
  const statement = await statementOf(ctx, tx, {
    ...decision,
    rule: decision.rule ?? undefined,
    reason: decision.reason ?? undefined,
  });
  await tx
    .insertInto("decisions")
    .values({
      id,
      verdict,
      subject_type: decision.subjectType,
      subject_id: decision.subjectId,
      revision_id: decision.revisionId,
      space_id: spaceId,
      queue_item_id: decision.queueItemId,
      moderator_id: decision.moderatorId,
      rule: decision.rule,
      reason: decision.reason,
      source: decision.source,
      created_at: ctx.now().toISOString(),
      ...statement,
    })
    .execute();
  record({ type: "decision.made", spaceId, data: { decisionId: id } });
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
