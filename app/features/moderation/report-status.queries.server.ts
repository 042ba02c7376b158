import type { Viewer } from "#app/core/actor.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import type { Db } from "#db/portable.ts";
import { asReportReason, type ReportReason } from "./report.ts";

/** What became of a report, for whoever sent it: no text, and nobody's name or words. */
export type ReportStatus = {
  number: number;
  reason: ReportReason;
  about: "comment" | "idea";
  idea: number | null;
  at: string;
  /** `gone`: the text was taken back by its author before anybody decided. */
  state: "received" | "setAside" | "gone" | "removed" | "kept";
  /** By when the space means to decide. */
  dueAt: string | null;
  decidedAt: string | null;
  rule: { number: number; text: Localized } | null;
  /** It was removed, and is public again since. */
  isBack: boolean;
  appealUntil: string | null;
};

/** The report of an id; null for none, and for one in a private space to anybody but whom it is from. */
export async function reportStatus(db: Db, viewer: Viewer, id: string): Promise<ReportStatus | null> {
  const row = await db
    .selectFrom("reports as r")
    .innerJoin("spaces as s", "s.id", "r.space_id")
    .innerJoin("ideas as i", "i.id", "r.idea_id")
    .leftJoin("comments as c", "c.id", "r.comment_id")
    .leftJoin("queue_items as q", (join) =>
      join.on((eb) => eb("q.report_id", "=", eb.fn.coalesce("r.joined_to", "r.id"))),
    )
    .leftJoin("decisions as d", "d.id", "r.decision_id")
    .leftJoin("rules as rule", (join) =>
      join.onRef("rule.space_id", "=", "d.space_id").onRef("rule.number", "=", "d.rule"),
    )
    .select(["r.number", "r.reason", "r.comment_id", "r.created_at", "r.set_aside", "r.reporter_id"])
    .select(["s.visibility", "i.number as idea", "q.state", "q.due_at", "d.verdict", "d.rule"])
    .select(["d.created_at as decided_at", "d.appeal_until", "rule.text as rule_text"])
    .select((eb) => eb.fn.coalesce("c.state", "i.state").as("text_state"))
    .where("r.id", "=", id)
    .executeTakeFirst();
  if (!row || (row.visibility !== "public" && (!viewer || row.reporter_id !== viewer.id))) return null;
  const state = stateOf(row);
  const isDecided = state === "removed" || state === "kept";
  return {
    number: row.number,
    reason: asReportReason(row.reason),
    about: row.comment_id ? "comment" : "idea",
    idea: row.idea,
    at: row.created_at,
    state,
    dueAt: state === "received" ? row.due_at : null,
    decidedAt: isDecided ? row.decided_at : null,
    rule: row.rule && row.rule_text ? { number: row.rule, text: localized(row.rule_text) } : null,
    isBack: state === "removed" && row.text_state === "approved",
    appealUntil: isDecided ? row.appeal_until : null,
  };
}

function stateOf(row: {
  verdict: string | null;
  set_aside: number;
  state: string | null;
}): ReportStatus["state"] {
  if (row.verdict) return row.verdict === "dismissed" ? "kept" : "removed";
  if (row.set_aside === 1) return "setAside";
  return row.state === "cancelled" ? "gone" : "received";
}
