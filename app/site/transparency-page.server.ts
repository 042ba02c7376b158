import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { periodNames, periodOf } from "#app/core/period.ts";
import { FEWEST } from "#app/core/spread.ts";
import { asReportReason } from "#app/features/moderation/report.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { type Report, transparencyReport } from "#app/features/transparency/report.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { duration } from "#app/i18n/dates.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { chainHead } from "#db/decision-chain.ts";
import { periodInWords } from "./period-words.server.ts";
import { spaceOptions } from "./space-options.server.ts";

type Table = { id: string; title: string; lead: string | null; columns: string[]; rows: string[][] };

/** The report of a period in words, tables and one map of hours: the browser needs none of its own. */
export async function transparencyPage(
  ctx: AppContext,
  locale: Locale,
  asked: { period: string | null; space: string | null },
) {
  const t = translateIn(locale);
  const { timeZone } = ctx.config;
  const spaces = await visibleSpaces(ctx.db, null);
  const space = spaces.find((each) => each.slug === asked.space)?.slug ?? null;
  const period = periodOf(asked.period, timeZone);
  const first = await ctx.db
    .selectFrom("decisions")
    .select((eb) => eb.fn.min("created_at").as("at"))
    .executeTakeFirst();
  const [report, head] = await Promise.all([transparencyReport(ctx, { period, space }), chainHead(ctx.db)]);
  const names = new Map(spaces.map((each) => [each.slug, inLocale(each.title, locale)]));
  const query = new URLSearchParams({
    ...(period.name === "all" ? {} : { period: period.name }),
    ...(space ? { space } : {}),
  });
  const suffix = query.size > 0 ? `?${query}` : "";
  const time = (ms: number | null) => (ms === null ? "" : duration(ms, locale));
  const { wait } = report;
  return {
    title: t("transparency.title"),
    say: {
      lead: t("transparency.lead"),
      period: t("transparency.period"),
      space: t("transparency.space"),
      show: t("transparency.show"),
      none: t("transparency.none"),
      wait: t("transparency.wait"),
      waitLead:
        wait.median === null
          ? t("transparency.waitFew", { few: FEWEST })
          : t("transparency.waitLead", { median: time(wait.median), p90: time(wait.p90) }),
      hours: t("transparency.hours"),
      hoursLead: t("transparency.hoursLead", { few: FEWEST }),
      hour: t("transparency.hour"),
      chain: t("transparency.chain"),
      chainLead: t("transparency.chainLead"),
    },
    chosen: { period: period.name, space: space ?? "" },
    periods: periodNames(first?.at ?? null, ctx.now(), timeZone).map((name) => ({
      value: name,
      label: periodInWords(name, locale),
    })),
    spaces: spaceOptions(locale, spaces),
    links: [
      { to: `/transparency.csv${suffix}`, text: t("transparency.csv") },
      { to: `/transparency/statements.json${suffix}`, text: t("transparency.statements") },
      { to: `/moderation/log${space ? `?space=${space}` : ""}`, text: t("transparency.log") },
    ],
    tables: tablesOf(report, locale, names),
    days: Array.from({ length: 7 }, (_, day) =>
      new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(
        Date.UTC(2024, 0, 1 + day),
      ),
    ),
    /** By hour, the seven days: the words of a cell and how dark it is, 0 for one that is blank. */
    hours: Array.from({ length: 24 }, (_, hour) =>
      Array.from({ length: 7 }, (_, day) => {
        const cell = report.hours[day * 24 + hour];
        return cell?.median == null
          ? { text: "", level: 0 }
          : {
              text: t("transparency.cell", { time: time(cell.median), count: cell.count }),
              level: levelOf(cell.median),
            };
      }),
    ),
    hasHours: report.hours.some((cell) => cell.median !== null),
    head: head
      ? {
          text: t("transparency.chainHead", { position: head.position }),
          hash: head.hash,
          position: head.position,
        }
      : null,
  };
}

/** Within a quarter of an hour, an hour, four, a day, longer. */
function levelOf(ms: number): number {
  return [15, 60, 240, 1440].filter((minutes) => ms > minutes * 60_000).length + 1;
}

const VERDICTS = [
  ...(["approved", "rejected", "redacted", "removed", "restored"] as const),
  ...(["dismissed", "upheld", "overturned", "suspended", "reinstated", "noticesSuspended"] as const),
];

function tablesOf(report: Report, locale: Locale, names: Map<string, string>): Table[] {
  const t = translateIn(locale);
  const number = new Intl.NumberFormat(locale);
  const words = (...keys: MessageKey[]) => keys.map((key) => t(key));
  const { appeals } = report;
  return [
    {
      id: "decisions",
      title: t("transparency.decisions"),
      lead: t("transparency.decisionsLead", { automated: report.automated, detected: report.detected }),
      columns: words("transparency.what", "transparency.count"),
      rows: VERDICTS.filter((verdict) => report.verdicts[verdict]).map((verdict) => [
        t(`transparency.verdict.${verdict}`),
        number.format(report.verdicts[verdict] ?? 0),
      ]),
    },
    {
      id: "rules",
      title: t("transparency.rules"),
      lead: null,
      columns: words("transparency.rule", "transparency.own", "transparency.reported"),
      rows: report.rules.map(({ space, rule, own, reported }) => {
        const name = space === null ? t("transparency.site") : (names.get(space) ?? space);
        return [
          rule === null
            ? t("transparency.noRule", { space: name })
            : t("transparency.ruleOf", { space: name, number: rule }),
          number.format(own),
          number.format(reported),
        ];
      }),
    },
    {
      id: "notices",
      title: t("transparency.notices"),
      lead: null,
      columns: words(
        ...(["transparency.reason", "transparency.filed", "transparency.removed"] as const),
        ...(["transparency.dismissed", "transparency.waiting"] as const),
      ),
      rows: report.notices.map((notice) => [
        t(`moderation.report.reason.${asReportReason(notice.reason)}`),
        ...[notice.filed, notice.removed, notice.dismissed, notice.waiting].map((count) =>
          number.format(count),
        ),
      ]),
    },
    {
      id: "appeals",
      title: t("transparency.appeals"),
      lead: [
        t("transparency.appealsLead"),
        appeals.overturnRate === null
          ? t("transparency.overturnFew", { few: FEWEST })
          : t("transparency.overturnRate", { percent: appeals.overturnRate }),
      ].join(" "),
      columns: words("transparency.what", "transparency.count"),
      rows: (["filed", "upheld", "overturned", "waiting"] as const).map((outcome) => [
        t(`transparency.appeal.${outcome}`),
        number.format(appeals[outcome]),
      ]),
    },
  ];
}
