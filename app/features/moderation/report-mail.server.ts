import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import type { Filed, Report, ReportedText } from "./report-text.server.ts";
import { reportUrl } from "./report-token.server.ts";

/** Confirms a report to the address there is, with its number and where to follow it, inside the write (DSA, article 16). */
export async function mailReceipt(
  ctx: AppContext,
  tx: Tx,
  viewer: Viewer,
  text: ReportedText,
  report: Report & Filed & { email: string | null; notReadUntil: string | null },
): Promise<void> {
  const account = viewer
    ? await tx.selectFrom("users").select(["email", "mail"]).where("id", "=", viewer.id).executeTakeFirst()
    : undefined;
  const to = report.email ?? (account?.mail === 1 ? account.email : null);
  if (!to) return;
  const { locale } = report;
  const t = translateIn(locale);
  const heading = t("mail.report.receipt.heading");
  const zone = { locale, timeZone: ctx.config.timeZone };
  await enqueueMail(ctx, tx, {
    dedupe: `report:${report.id}`,
    to,
    userId: viewer?.id ?? null,
    kind: "reportReceipt",
    locale,
    subject: heading,
    content: {
      heading,
      paragraphs: [
        t(text.commentId ? "mail.report.receipt.comment" : "mail.report.receipt.idea", {
          number: String(text.number ?? ""),
        }),
        t("mail.report.receipt.reference", { reference: String(report.number) }),
        t("mail.report.reason", { reason: t(`moderation.report.reason.${report.reason}`) }),
        report.notReadUntil
          ? t("mail.report.receipt.setAside", { date: longDate(report.notReadUntil, zone) })
          : t("mail.report.receipt.next"),
      ],
      action: { label: t("mail.report.receipt.follow"), url: reportUrl(ctx, report.id, locale) },
      footer: { text: t("mail.footer.reported"), links: [] },
    },
  });
}
