import type { Actor, Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { type FollowedReport, ownReports } from "#app/features/moderation/report-status.queries.server.ts";
import { reportPath } from "#app/features/moderation/report-token.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime } from "#app/i18n/dates.ts";

const KIND = { received: "pending", setAside: "warn", gone: "info", removed: "ok", kept: "info" } as const;

export const OWN_REPORTS = "reports";

/** What became of a report in words: the browser needs none of its own. */
export function reportStatusPage(ctx: AppContext, locale: Locale, status: FollowedReport) {
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
        path: status.path,
      },
      { term: t("redress.report.reason"), text: t(`moderation.report.reason.${status.reason}`) },
      { term: t("redress.report.at"), text: dateTime(status.at, zone) },
    ],
    redress: decidedAt ? { title: t("redress.title"), lines: [t("redress.elsewhere")] } : null,
    keep: state === "received" && !status.isOwn ? t("redress.report.keep") : null,
    own: status.isOwn ? { text: t("redress.reports.all"), path: `/me#${OWN_REPORTS}` } : null,
  };
}

/** What a person has reported and where it stands, in words; null for nothing. */
export async function ownReportsSection(ctx: AppContext, locale: Locale, actor: Actor) {
  const reports = await ownReports(ctx.db, actor);
  if (reports.length === 0) return null;
  const t = translateIn(locale);
  const zone = { locale, timeZone: ctx.config.timeZone };
  return {
    id: OWN_REPORTS,
    title: t("redress.reports.title"),
    rows: reports.map((report) => ({
      path: reportPath(ctx, report.id),
      text: t(`redress.report.about.${report.about}`, { number: String(report.idea ?? "") }),
      state: t(`redress.reports.state.${report.state}`),
      kind: report.state === "received" ? ("pending" as const) : ("plain" as const),
      about: `${t("redress.reports.one", { number: String(report.number) })} · ${dateTime(report.at, zone)}`,
    })),
  };
}
