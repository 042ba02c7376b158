import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import type { DeskItem } from "./desk.queries.server.ts";

const WAS = {
  rejected: "moderation.wasRejected",
  redacted: "moderation.wasRedacted",
  removed: "moderation.wasRemoved",
} as const;

/** What a report says, an appeal and the decision it is against, or that it is a sample. */
export function WhyItWaits({ item }: { item: DeskItem }) {
  const { t, ...zone } = useI18n();
  const { report, appeal } = item;
  if (report)
    return (
      <Notice kind="warn" title={t(`moderation.report.reason.${report.reason}`)}>
        <p>{report.explanation}</p>
        <p className="p-meta">{t("moderation.reportedAt", { date: dateTime(report.at, zone) })}</p>
      </Notice>
    );
  if (item.isSample)
    return (
      <Notice kind="info" title={t("desk.sample")}>
        <p>{t("desk.sampleLead")}</p>
      </Notice>
    );
  if (!appeal) return null;
  return (
    <>
      <Notice
        kind="danger"
        title={t(WAS[appeal.verdict], {
          rule: appeal.rule ?? "–",
        })}
      >
        <p>{appeal.reason}</p>
        <p className="p-meta">
          {appeal.decidedBy ?? "–"} · {dateTime(appeal.decidedAt, zone)}
        </p>
      </Notice>
      <Notice kind="warn" title={t("moderation.appealSays")}>
        <p>{appeal.text}</p>
        <p className="p-meta">{dateTime(appeal.at, zone)}</p>
      </Notice>
    </>
  );
}
