import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { ReportStatus } from "#app/features/moderation/report-status.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime } from "#app/i18n/dates.ts";

const KIND = { received: "pending", setAside: "warn", gone: "info", removed: "ok", kept: "info" } as const;

/** What became of a report in words: the browser needs none of its own. */
export function reportStatusPage(ctx: AppContext, locale: Locale, status: ReportStatus) {
  const t = translateIn(locale);
  const zone = { locale, timeZone: ctx.config.timeZone };
  const { state, dueAt, decidedAt, rule } = status;
  return {
    title: t("redress.report.title", { number: String(status.number) }),
    kind: KIND[state],
    outcome: t(`redress.report.${state}`),
    lines: [
      ...(state === "received" ? [t("redress.report.receivedNext")] : []),
      ...(dueAt ? [t("redress.report.due", { date: dateTime(dueAt, zone) })] : []),
      ...(rule ? [t("redress.report.rule", { number: rule.number, text: inLocale(rule.text, locale) })] : []),
      ...(status.isBack ? [t("redress.report.isBack")] : []),
      ...(decidedAt ? [t("redress.report.byPerson", { date: dateTime(decidedAt, zone) })] : []),
    ],
    facts: [
      { term: t("redress.report.reference"), text: String(status.number) },
      {
        term: t("redress.report.about"),
        text: t(`redress.report.about.${status.about}`, { number: String(status.idea ?? "") }),
      },
      { term: t("redress.report.reason"), text: t(`moderation.report.reason.${status.reason}`) },
      { term: t("redress.report.at"), text: dateTime(status.at, zone) },
    ],
    redress: decidedAt ? { title: t("redress.title"), lines: [t("redress.elsewhere")] } : null,
    keep: state === "received" ? t("redress.report.keep") : null,
  };
}
