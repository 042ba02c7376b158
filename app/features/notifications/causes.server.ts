import type { Locale } from "#app/core/actor.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import type { Tx } from "#db/portable.ts";
import type { Notice, Reason } from "./notification.ts";
import { moveCauses } from "./stage-causes.server.ts";
import type { MailCause } from "./unsubscribe-token.server.ts";
import { questionCauses, updateCauses } from "./update-causes.server.ts";

/** Something to tell people: once per person and cause. */
export type Cause = {
  /** `stage:<move>`, `decision:<id>`, `reply:<comment>`. */
  id: string;
  kind: Notice;
  mail: MailCause;
  at: string;
  actorId: string | null;
  ideaId: string;
  commentId: string | null;
  decisionId: string | null;
  stageMoveId: string | null;
  /** Each person once, with the strongest reason. */
  people: Map<string, Reason>;
  /** The merge whose question this is. */
  mergeId?: string;
  /** What was officially said. */
  updateId?: string;
  /** The report this is the outcome of. */
  report?: { id: string; number: number };
  /** Somebody without an account who left an address: told by mail alone. */
  outsider?: { email: string; locale: Locale };
};

/** What a journal entry gives people to hear of, and whom. */
export async function causesOf(tx: Tx, entry: JournalEntry): Promise<Cause[]> {
  const { ideaId, commentId } = entry;
  if (!ideaId) return [];
  switch (entry.type) {
    case "comment.published":
      return commentId
        ? [
            ...(await approval(tx, entry, "commentApproved", entry.data.revisionId)),
            ...(await reply(tx, entry, commentId)),
          ]
        : [];
    case "comment.edited":
      return approval(tx, entry, "commentApproved", entry.data.revisionId);
    case "idea.published":
      return [
        ...(await approval(tx, entry, "ideaApproved", entry.data.revisionId)),
        ...(await questionCauses(tx, blank(entry, ideaId))),
      ];
    case "idea.edited":
      return approval(tx, entry, "ideaApproved", entry.data.revisionId);
    case "comment.rejected":
      return decided(tx, entry, "commentRejected", entry.data.decisionId);
    case "comment.redacted":
      return decided(tx, entry, "commentRedacted", entry.data.decisionId);
    case "comment.removed":
      return entry.data.decisionId ? decided(tx, entry, "commentRemoved", entry.data.decisionId) : [];
    case "comment.restored":
      return entry.data.decisionId ? broughtBack(tx, entry, entry.data.decisionId) : [];
    case "idea.restored":
      return broughtBack(tx, entry, entry.data.decisionId);
    case "appeal.decided":
      return appealOutcome(tx, entry, entry.data.appealId, entry.data.decisionId);
    case "report.decided":
      return reportOutcome(tx, entry, entry.data.reportId, entry.data.decisionId);
    case "idea.rejected":
      return decided(tx, entry, "ideaRejected", entry.data.decisionId);
    case "idea.redacted":
      return decided(tx, entry, "ideaRedacted", entry.data.decisionId);
    case "idea.removed":
      return decided(tx, entry, "ideaRemoved", entry.data.decisionId);
    case "idea.moved":
      return moveCauses(tx, blank(entry, ideaId), entry.data.moveId);
    case "update.published":
      return updateCauses(tx, blank(entry, ideaId), entry.data.updateId);
    default:
      return [];
  }
}

/** A cause of which only the place is known yet. */
function blank(entry: JournalEntry, ideaId: string) {
  return {
    at: entry.at,
    actorId: entry.actorId,
    ideaId,
    commentId: entry.commentId ?? null,
    decisionId: null,
    stageMoveId: null,
  };
}

/** Published because a moderator approved it: what is public at once needs no notice. */
async function approval(tx: Tx, entry: JournalEntry, kind: Notice, revisionId: string): Promise<Cause[]> {
  const decision = await tx
    .selectFrom("decisions")
    .select("id")
    .where("revision_id", "=", revisionId)
    .where("verdict", "=", "approved")
    .executeTakeFirst();
  return decision ? decided(tx, entry, kind, decision.id) : [];
}

async function decided(tx: Tx, entry: JournalEntry, kind: Notice, decisionId: string): Promise<Cause[]> {
  const { ideaId, commentId } = entry;
  if (!ideaId) return [];
  const subject = commentId
    ? await tx.selectFrom("comments").select("author_id").where("id", "=", commentId).executeTakeFirst()
    : await tx.selectFrom("ideas").select("author_id").where("id", "=", ideaId).executeTakeFirst();
  if (!subject?.author_id) return [];
  return [
    {
      ...blank(entry, ideaId),
      id: `decision:${decisionId}`,
      kind,
      mail: "decision",
      decisionId,
      people: new Map([[subject.author_id, "author"]]),
    },
  ];
}

async function verdictOf(tx: Tx, decisionId: string): Promise<string> {
  const decision = await tx
    .selectFrom("decisions")
    .select("verdict")
    .where("id", "=", decisionId)
    .executeTakeFirst();
  return decision?.verdict ?? "";
}

/** Back by a moderator's own decision or with another text; what an appeal brought back is told as its outcome. */
async function broughtBack(tx: Tx, entry: JournalEntry, decisionId: string): Promise<Cause[]> {
  const verdict = await verdictOf(tx, decisionId);
  if (verdict === "restored")
    return decided(tx, entry, entry.commentId ? "commentRestored" : "ideaRestored", decisionId);
  return verdict === "approved" ? decided(tx, entry, "commentApproved", decisionId) : [];
}

async function appealOutcome(
  tx: Tx,
  entry: JournalEntry,
  appealId: string,
  decisionId: string,
): Promise<Cause[]> {
  const verdict = await verdictOf(tx, decisionId);
  const kind = verdict === "upheld" ? "appealUpheld" : verdict === "overturned" ? "appealOverturned" : null;
  const appeal = await tx
    .selectFrom("appeals")
    .select("author_id")
    .where("id", "=", appealId)
    .executeTakeFirst();
  if (!kind || !appeal?.author_id || !entry.ideaId) return [];
  return [
    {
      ...blank(entry, entry.ideaId),
      id: `decision:${decisionId}`,
      kind,
      mail: "decision",
      decisionId,
      people: new Map([[appeal.author_id, "author"]]),
    },
  ];
}

/** Whoever reported hears what came of it, by an account or by the address they left. */
async function reportOutcome(
  tx: Tx,
  entry: JournalEntry,
  reportId: string,
  decisionId: string,
): Promise<Cause[]> {
  const report = await tx
    .selectFrom("reports")
    .select(["reporter_id", "email", "locale", "number"])
    .where("id", "=", reportId)
    .executeTakeFirst();
  if (!report || !entry.ideaId) return [];
  const kind = (await verdictOf(tx, decisionId)) === "dismissed" ? "reportDismissed" : "reportUpheld";
  const isOutsider = report.reporter_id === null && report.email !== null;
  return [
    {
      ...blank(entry, entry.ideaId),
      id: `report:${reportId}`,
      kind,
      mail: "report",
      decisionId,
      report: { id: reportId, number: report.number },
      people: new Map(report.reporter_id ? [[report.reporter_id, "reported" as const]] : []),
      ...(isOutsider ? { outsider: { email: report.email ?? "", locale: asLocale(report.locale) } } : {}),
    },
  ];
}

async function reply(tx: Tx, entry: JournalEntry, commentId: string): Promise<Cause[]> {
  const comment = await tx
    .selectFrom("comments as c")
    .innerJoin("comments as answered", (join) =>
      join.on((eb) => eb("answered.id", "=", eb.fn.coalesce("c.reply_to_id", "c.parent_id"))),
    )
    .select(["c.author_id as by", "answered.author_id as to"])
    .where("c.id", "=", commentId)
    .where("c.state", "=", "approved")
    .executeTakeFirst();
  if (!comment?.to || comment.to === comment.by || !entry.ideaId) return [];
  return [
    {
      ...blank(entry, entry.ideaId),
      id: `reply:${commentId}`,
      kind: "reply",
      mail: "reply",
      people: new Map([[comment.to, "commented"]]),
    },
  ];
}
