import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { nextNumber } from "#app/core/next-number.server.ts";
import { queueItem } from "#app/features/spaces/queue-revision.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import { notReadUntil } from "./misuse.queries.server.ts";
import { REPORT_RISK, type ReportReason } from "./report.ts";
import { mailReceipt } from "./report-mail.server.ts";

export type Report = {
  reason: ReportReason;
  explanation: string;
  name?: string | null;
  email?: string | null;
  locale: Locale;
};

export type ReportedText = {
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  number: number | null;
  /** The version that is public. */
  revisionId: string | null;
};

/** What whoever reports is told: the number to refer to it by. */
export type Filed = { id: string; number: number };

/**
 * Files a report about a public text the viewer has been found to see, inside another write: it waits in
 * the space's queue, and a receipt goes to the address there is. A person's second report about the same version is their
 * first. An address proves nobody, so its second report is one of its own, which is answered with the first.
 * Throws `forbidden` for a person whose reports are not read for a time; what comes from such an address is kept unread.
 */
export async function reportText(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  viewer: Viewer,
  text: ReportedText,
  report: Report,
): Promise<Filed> {
  const before = viewer && (await reportedBefore(tx, viewer.id, text));
  if (before) return before;
  const email = viewer ? null : report.email || null;
  const from = { userId: viewer?.id ?? null, email };
  const until = await notReadUntil(ctx, tx, from, text.spaceId);
  if (until && viewer)
    throw new DomainError("forbidden", "moderation.report.setAside", {
      params: { date: longDate(until, { locale: report.locale, timeZone: ctx.config.timeZone }) },
    });
  const waiting = email && !until ? await waitingFrom(tx, email, text) : null;
  const filed = await tx
    .insertInto("reports")
    .values({
      id: ctx.newId(),
      number: await nextNumber(tx, "report"),
      space_id: text.spaceId,
      idea_id: text.ideaId,
      comment_id: text.commentId,
      reporter_id: from.userId,
      name: report.name || null,
      email,
      reason: report.reason,
      explanation: report.explanation,
      locale: report.locale,
      created_at: ctx.now().toISOString(),
      revision_id: text.revisionId,
      decision_id: null,
      joined_to: waiting?.id ?? null,
      set_aside: until ? 1 : 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "number"])
    .executeTakeFirst();
  if (!filed) return found(viewer && (await reportedBefore(tx, viewer.id, text)));
  const place = { spaceId: text.spaceId, ideaId: text.ideaId, commentId: text.commentId };
  const queueItemId =
    until || waiting
      ? null
      : await queueItem(ctx, tx, record, {
          type: "report",
          reportId: filed.id,
          risk: REPORT_RISK[report.reason],
          ...place,
        });
  record({ type: "report.filed", ...place, data: { reportId: filed.id, queueItemId } });
  await mailReceipt(ctx, tx, viewer, text, { ...report, ...filed, email, notReadUntil: until });
  return filed;
}

async function reportedBefore(tx: Tx, userId: string, text: ReportedText): Promise<Filed | null> {
  const row = await tx
    .selectFrom("reports")
    .select(["id", "number"])
    .where("idea_id", "=", text.ideaId)
    .where("comment_id", text.commentId ? "=" : "is", text.commentId)
    .where("revision_id", text.revisionId ? "=" : "is", text.revisionId)
    .where("reporter_id", "=", userId)
    .executeTakeFirst();
  return row ?? null;
}

/** What the address has reported about the text and nobody has answered yet. */
async function waitingFrom(tx: Tx, email: string, text: ReportedText): Promise<{ id: string } | null> {
  const row = await tx
    .selectFrom("reports as r")
    .innerJoin("queue_items as q", "q.report_id", "r.id")
    .select("r.id")
    .where("r.email", "=", email)
    .where("r.reporter_id", "is", null)
    .where("r.idea_id", "=", text.ideaId)
    .where("r.comment_id", text.commentId ? "=" : "is", text.commentId)
    .where("q.state", "=", "waiting")
    .executeTakeFirst();
  return row ?? null;
}
