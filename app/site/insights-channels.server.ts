import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { FEWEST } from "#app/core/spread.ts";
import { type ChannelCount, channelCounts } from "#app/features/channels/channel.queries.server.ts";
import { VIA } from "#app/features/channels/channel.ts";
import { type ChannelWeeks, channelWeeks } from "#app/features/insights/channel-weeks.ts";
import { weeksSince } from "#app/features/insights/participation.queries.server.ts";
import { chanceWithin, rankCorrelation } from "#app/features/insights/rank-correlation.ts";
import { tellingOf } from "#app/features/insights/suppression.ts";
import { mondayOf, type Week } from "#app/features/insights/week.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayInWords, dayOf } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Chart } from "./insights-charts.server.ts";

const DAY_MS = 86_400_000;
const DAYS = 26 * 7;
const ACTS = ["visit", "idea", "comment", "vote"] as const;
const DONE = ["ideas", "comments", "supports"] as const;

/** How people come and what they do there, then what goes together with it in the weeks that `recentWeeks` gave. */
export async function channelCharts(
  ctx: AppContext,
  t: Translate,
  locale: Locale,
  weeks: Week[],
): Promise<Chart[]> {
  const { from, today } = lately(ctx);
  const counts = await channelCounts(ctx.db, mondayOf(from), today);
  return [
    channelChart(
      t,
      counts.filter(({ day }) => day >= from),
    ),
    togetherChart(t, locale, channelWeeks(counts, weeks, today)),
  ];
}

/** What was contributed in each week of the time that is told of. */
export function recentWeeks(ctx: AppContext, space: string | null): Promise<Week[]> {
  const { from, today } = lately(ctx);
  return weeksSince(ctx.db, from, today, space);
}

/** Without what would tell of few. */
function channelChart(t: Translate, counts: ChannelCount[]): Chart {
  const sums = new Map<string, Record<string, number>>();
  for (const { channel, what, count } of counts) {
    const sum = sums.get(channel) ?? {};
    sum[what] = (sum[what] ?? 0) + count;
    sums.set(channel, sum);
  }
  const of = (channel: string, what: string) => sums.get(channel)?.[what] ?? 0;
  const all = [...sums.keys()].sort((a, b) => of(b, "visit") - of(a, "visit"));
  const isHidden = (channel: string) => of(channel, "visit") < FEWEST;
  const cells = ACTS.map((what) => {
    const groups = all.map((channel) => ({ count: of(channel, what), isHidden: isHidden(channel) }));
    // The total of visits stands nowhere, and who is listed has ten of them.
    return what === "visit" ? groups.map(({ count }) => String(count)) : counted(t, groups);
  });
  const most = Math.max(1, ...all.map((channel) => of(channel, "visit")));
  return {
    id: "channels",
    title: t("insights.channels"),
    lead: t("insights.channelsLead", { count: FEWEST }),
    columns: [t("insights.channel"), ...ACTS.map((what) => t(`insights.act.${what}`))],
    wide: [1],
    rows: all.flatMap((channel, at) =>
      isHidden(channel)
        ? []
        : [
            {
              id: channel,
              label: channelInWords(t, channel),
              bars: [{ look: "plain" as const, from: 0, to: of(channel, "visit") / most }],
              cells: cells.map((column) => ({ text: column[at] ?? "" })),
            },
          ],
    ),
  };
}

/** Whether weeks with more visits by a channel are weeks in which more is contributed; nothing below ten weeks. */
function togetherChart(t: Translate, locale: Locale, { weeks, channels }: ChannelWeeks): Chart {
  const n = weeks.length;
  const number = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  const chance = number.format(chanceWithin(n)).replace("+", "±");
  const rows =
    n < FEWEST
      ? []
      : channels.map(({ channel, visits }) => ({
          channel,
          together: DONE.map((what) =>
            rankCorrelation(
              visits,
              weeks.map((week) => week[what]),
            ),
          ),
        }));
  return {
    id: "together",
    title: t("insights.together"),
    lead: t("insights.togetherLead", { weeks: n, chance }),
    how: [t("insights.togetherCaveat"), t("insights.togetherHow")],
    columns: [
      t("insights.channel"),
      ...DONE.map((what) => t(`insights.${what}`)),
      t("insights.togetherWeeks"),
    ],
    wide: [3],
    rows: rows
      .filter(({ together }) => together.some((value) => value !== null))
      .map(({ channel, together }) => ({
        id: channel,
        label: channelInWords(t, channel),
        bars: [],
        cells: [...together.map((value) => (value === null ? "–" : number.format(value))), String(n)].map(
          (text) =>
            text === "–" ? { text } : { text, to: `/insights/weeks?channel=${encodeURIComponent(channel)}` },
        ),
      })),
  };
}

/** The weeks behind a channel's correlations, newest first. Throws `notFound` for a channel that is not told. */
export async function weeksPage(ctx: AppContext, locale: Locale, asked: string | null) {
  const t = translateIn(locale);
  const { from, today } = lately(ctx);
  const counts = await channelCounts(ctx.db, mondayOf(from), today);
  const { weeks, channels } = channelWeeks(counts, await recentWeeks(ctx, null), today);
  const chosen = asked === null ? channels[0] : found(channels.find(({ channel }) => channel === asked));
  return {
    title: t("insights.weeksOfChannels"),
    say: {
      back: t("insights.set.back"),
      none: t("insights.weeksOfChannelsNone"),
      bars: t("insights.bars"),
    },
    chart: chosen ? weeksChart(t, locale, weeks, chosen) : null,
  };
}

function weeksChart(
  t: Translate,
  locale: Locale,
  weeks: ChannelWeeks["weeks"],
  { channel, visits }: ChannelWeeks["channels"][number],
): Chart {
  // The channel's total stands on the page before.
  const groups = visits.map((count) => ({ count }));
  const [telling, told] = [tellingOf(groups), counted(t, groups)];
  const most = Math.max(1, ...visits);
  return {
    id: "weeks",
    title: channelInWords(t, channel),
    lead: t("insights.weeksOfChannelsLead", { count: FEWEST }),
    columns: [t("insights.week"), t("insights.act.visit"), ...DONE.map((what) => t(`insights.${what}`))],
    wide: [2],
    rows: weeks
      .map((week, at) => ({
        id: week.monday,
        label: dayInWords(week.monday, locale),
        // A length would tell what the number does not.
        bars:
          telling[at] === "shown" ? [{ look: "plain" as const, from: 0, to: (visits[at] ?? 0) / most }] : [],
        cells: [told[at] ?? "", ...DONE.map((what) => String(week[what]))].map((text) => ({ text })),
      }))
      .reverse(),
  };
}

/** Counts as they may be told. */
function counted(t: Translate, groups: { count: number; isHidden?: boolean }[]): string[] {
  const telling = tellingOf(groups);
  return groups.map(({ count }, at) => {
    if (telling[at] === "few") return t("insights.fewer", { count: FEWEST });
    return telling[at] === "held" ? t("insights.held") : String(count);
  });
}

function lately(ctx: AppContext) {
  const { timeZone } = ctx.config;
  const from = dayOf(new Date(ctx.now().getTime() - DAYS * DAY_MS), timeZone);
  return { from, today: dayOf(ctx.now(), timeZone) };
}

function channelInWords(t: Translate, channel: string): string {
  const via = VIA.find((tag) => channel === `via:${tag}`);
  if (via) return t("insights.via", { tag: via });
  const known = (["search", "social", "mail", "own", "other", "none"] as const).find(
    (one) => one === channel,
  );
  return known ? t(`insights.channel.${known}`) : channel;
}
