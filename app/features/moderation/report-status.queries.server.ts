import type { Actor, Viewer } from "#app/core/actor.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { countableIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import type { Db } from "#db/portable.ts";
import { asReportReason, type ReportReason } from "./report.ts";

const NEWEST = 50;

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

export type FollowedReport = ReportStatus & {
  /** It is the viewer's, who finds it again without its address. */
  isOwn: boolean;
  /** Where the text is read, while it is public for the viewer. */
  path: string | null;
};

/** The report of an id; null for none, and for one in a private space to anybody but whom it is from. */
export async function reportStatus(db: Db, viewer: Viewer, id: string): Promise<FollowedReport | null> {
  const row = await statusRows(db).where("r.id", "=", id).executeTakeFirst();
  const isOwn = viewer !== null && row?.reporter_id === viewer.id;
  if (!row || (row.visibility !== "public" && !isOwn)) return null;
  const isPublic = row.comment_id === null || row.text_state === "approved";
  const idea = isPublic
    ? await countableIdeas(db, viewer).select("i.number").where("i.id", "=", row.idea_id).executeTakeFirst()
    : undefined;
  const path = idea?.number
    ? row.comment_id
      ? commentPlace(idea.number, row.comment_id)
      : `/ideas/${idea.number}`
    : null;
  return { ...statusOf(row), isOwn, path };
}

/** What the person has reported lately, newest first: what it was about by its number alone. */
export async function ownReports(db: Db, actor: Actor): Promise<(ReportStatus & { id: string })[]> {
  const rows = await statusRows(db)
    .where("r.reporter_id", "=", actor.id)
    .orderBy("r.created_at", "desc")
    .orderBy("r.id", "desc")
    .limit(NEWEST)
    .execute();
  return rows.map((row) => ({ ...statusOf(row), id: row.id }));
}

function statusRows(db: Db) {
  return db
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
    .select(["r.id", "r.number", "r.reason", "r.idea_id", "r.comment_id", "r.created_at", "r.set_aside"])
    .select([
      "r.reporter_id",
      "s.visibility",
      "i.number as idea",
      "q.state",
      "q.due_at",
      "d.verdict",
      "d.rule",
    ])
    .select(["d.created_at as decided_at", "d.appeal_until", "rule.text as rule_text"])
    .select((eb) => eb.fn.coalesce("c.state", "i.state").as("text_state"));
}

type StatusRow = Awaited<ReturnType<ReturnType<typeof statusRows>["execute"]>>[number];

function statusOf(row: StatusRow): ReportStatus {
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
