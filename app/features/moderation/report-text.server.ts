import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { queueItem } from "#app/features/spaces/queue-revision.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { REPORT_RISK, type ReportReason } from "./report.ts";

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

/**
 * Files a report about a public text the viewer has been found to see, inside another write: it waits in
 * the space's queue, and a receipt goes to the address there is. A person's (or an address's) second
 * report about the same text is their first.
 */
export async function reportText(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  viewer: Viewer,
  text: ReportedText,
  report: Report,
): Promise<{ id: string }> {
  const email = report.email || null;
  const before = await reportBefore(tx, viewer, text, email);
  if (before) return before;
  const filed = await tx
    .insertInto("reports")
    .values({
      id: ctx.newId(),
      space_id: text.spaceId,
      idea_id: text.ideaId,
      comment_id: text.commentId,
      reporter_id: viewer?.id ?? null,
      name: report.name || null,
      email,
      reason: report.reason,
      explanation: report.explanation,
      locale: report.locale,
      created_at: ctx.now().toISOString(),
      revision_id: text.revisionId,
      decision_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!filed) return (await reportBefore(tx, viewer, text, email)) ?? { id: "" };
  const place = { spaceId: text.spaceId, ideaId: text.ideaId, commentId: text.commentId };
  const queueItemId = await queueItem(ctx, tx, record, {
    type: "report",
    reportId: filed.id,
    risk: REPORT_RISK[report.reason],
    ...place,
  });
  record({ type: "report.filed", ...place, data: { reportId: filed.id, queueItemId } });
  await sendReceipt(ctx, tx, viewer, text, report, filed.id);
  return { id: filed.id };
}

async function reportBefore(
  tx: Tx,
  viewer: Viewer,
  text: ReportedText,
  email: string | null,
): Promise<{ id: string } | null> {
  if (!viewer && !email) return null;
  const row = await tx
    .selectFrom("reports")
    .select("id")
    .where("idea_id", "=", text.ideaId)
    .where("comment_id", text.commentId ? "=" : "is", text.commentId)
    .$if(viewer !== null, (query) => query.where("reporter_id", "=", viewer?.id ?? ""))
    .$if(viewer === null, (query) => query.where("reporter_id", "is", null).where("email", "=", email))
    .executeTakeFirst();
  return row ?? null;
}

async function sendReceipt(
  ctx: AppContext,
  tx: Tx,
  viewer: Viewer,
  text: ReportedText,
  report: Report,
  id: string,
): Promise<void> {
  const account = viewer
    ? await tx.selectFrom("users").select(["email", "mail"]).where("id", "=", viewer.id).executeTakeFirst()
    : undefined;
  const to = report.email || (account?.mail === 1 ? account.email : null);
  if (!to) return;
  const t = translateIn(report.locale);
  const heading = t("mail.report.receipt.heading");
  await enqueueMail(ctx, tx, {
    dedupe: `report:${id}`,
    to,
    userId: report.email ? null : (viewer?.id ?? null),
    kind: "reportReceipt",
    locale: report.locale,
    subject: heading,
    content: {
      heading,
      paragraphs: [
        t(text.commentId ? "mail.report.receipt.comment" : "mail.report.receipt.idea", {
          number: String(text.number ?? ""),
        }),
        t("mail.report.reason", { reason: t(`moderation.report.reason.${report.reason}`) }),
        t("mail.report.receipt.next"),
      ],
      action: {
        label: t("mail.stage.open"),
        url: `${ctx.config.publicUrl}/ideas/${text.number}${text.commentId ? `/c/${text.commentId}` : ""}`,
      },
      footer: { text: t("mail.footer.reported"), links: [] },
    },
  });
}
