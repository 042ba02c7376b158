import { localized } from "#app/features/spaces/localized.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import type { Db } from "#db/portable.ts";
import { asRestricting, RESTRICTING, type Restricting } from "./restricting.ts";

/** Why a text is not public, as its author reads it. */
export type Restriction = {
  decisionId: string;
  verdict: Restricting;
  revisionId: string | null;
  rule: number | null;
  ruleText: Localized;
  reason: string;
  /** The passage it is about. */
  quote: string | null;
  at: string;
  /** Until when somebody else can be asked to look again. */
  appealUntil: string | null;
  appeal: { state: "waiting" | "upheld" | "overturned"; answer: string | null; dueAt: string | null } | null;
};

/** The last rejection, redaction or removal of each text, by the idea's or comment's id: for its author and staff alone. */
export async function restrictionsOf(db: Db, subjectIds: string[]): Promise<Map<string, Restriction>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("decisions as d")
    .leftJoin("rules as r", (join) =>
      join.onRef("r.space_id", "=", "d.space_id").onRef("r.number", "=", "d.rule"),
    )
    .leftJoin("appeals as a", "a.decision_id", "d.id")
    .leftJoin("queue_items as q", "q.appeal_id", "a.id")
    .select([
      "d.id",
      "d.verdict",
      "d.subject_id",
      "d.revision_id",
      "d.rule",
      "d.reason",
      "d.created_at",
      "d.quote",
      "d.appeal_until",
      "q.due_at",
      "r.text as rule_text",
      "a.state as appeal_state",
      "a.answer",
    ])
    .where("d.subject_id", "in", subjectIds)
    .where("d.verdict", "in", RESTRICTING)
    .orderBy("d.created_at")
    .orderBy("d.id")
    .execute();
  return new Map(
    rows.map((row) => [
      row.subject_id,
      {
        decisionId: row.id,
        verdict: asRestricting(row.verdict),
        revisionId: row.revision_id,
        rule: row.rule,
        ruleText: row.rule_text ? localized(row.rule_text) : {},
        reason: row.reason ?? "",
        quote: row.quote,
        at: row.created_at,
        appealUntil: row.appeal_until,
        appeal: row.appeal_state
          ? {
              state:
                row.appeal_state === "upheld" || row.appeal_state === "overturned"
                  ? row.appeal_state
                  : "waiting",
              answer: row.answer,
              dueAt: row.due_at,
            }
          : null,
      },
    ]),
  );
}
