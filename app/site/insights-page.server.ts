import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { periodNames, periodOf } from "#app/core/period.ts";
import { FEWEST } from "#app/core/spread.ts";
import { mayKeepFigures } from "#app/features/impact/impact.policy.ts";
import { figuresOf, ideasOf } from "#app/features/insights/figures.ts";
import { journeysOf } from "#app/features/insights/journeys.queries.server.ts";
import type { Week } from "#app/features/insights/week.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { WAY, wayOf } from "#app/features/spaces/stage.ts";
import { wordsOfSpace } from "#app/features/spaces/stage-words.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayInWords } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { channelCharts, recentWeeks } from "./insights-channels.server.ts";
import { answers, type Chart, funnel, heads, type Link, senders, stays } from "./insights-charts.server.ts";
import { returnPart } from "./insights-return.server.ts";
import { periodInWords } from "./period-words.server.ts";
import { spaceOptions } from "./space-options.server.ts";

export type Asked = { period: string | null; space: string | null };
const WEEKS = 26;

/** What came of the ideas of a period and who took part, in words, tables and bars: the browser needs nothing of its own. */
export async function insightsPage(ctx: AppContext, locale: Locale, asked: Asked, viewer: Viewer = null) {
  const frame = await frameOf(ctx, asked);
  const t = wordsOfSpace(translateIn(locale), locale, frame.names);
  const journeys = await journeysOf(ctx, frame);
  const figures = figuresOf(journeys, frame.way);
  const link = linksOf(asked, frame.space);
  const lately = await recentWeeks(ctx, frame.space);
  const money = await returnPart(ctx, t, locale, frame);
  const periods = periodNames(journeys[0]?.publishedAt ?? null, ctx.now(), ctx.config.timeZone);
  return {
    title: t("common.nav.insights"),
    say: {
      lead: t("insights.lead"),
      none: t("insights.none"),
      few: t("insights.few", { count: FEWEST }),
      period: t("transparency.period"),
      space: t("transparency.space"),
      show: t("transparency.show"),
      bars: t("insights.bars"),
    },
    chosen: { period: frame.period.name, space: frame.space ?? "" },
    periods: periods.map((name) => ({ value: name, label: periodInWords(name, locale) })),
    spaces: spaceOptions(locale, frame.spaces),
    ideas: figures.ideas,
    heads: heads(t, figures, link),
    charts: [
      funnel(t, figures, link),
      answers(t, figures, link),
      stays(t, figures, link),
      senders(t, figures, link),
      weeksChart(t, locale, lately),
      ...(frame.space === null ? await channelCharts(ctx, t, locale, lately) : []),
      ...money.charts,
    ].filter((chart) => chart.rows.length > 0),
    figures: money.figures,
    keep: frame.spaces
      .filter((each) => frame.space === null || each.slug === frame.space)
      .filter((each) => viewer !== null && mayKeepFigures(viewer, each.id))
      .map((each) => ({ to: `/spaces/${each.slug}/edit/figures`, text: inLocale(each.title, locale) })),
    keepLead: t("insights.keep"),
    files: frame.spaces
      .filter((each) => frame.space === null || each.slug === frame.space)
      .map((each) => ({ to: `/open-data/${each.slug}/stages.csv`, text: inLocale(each.title, locale) })),
    filesLead: t("insights.files"),
    wait: { to: "/transparency#wait", text: t("insights.wait") },
  };
}

/** The ideas behind a number, or null for a set that is none. */
export async function insightIdeas(ctx: AppContext, asked: Asked, set: string) {
  const frame = await frameOf(ctx, asked);
  return ideasOf(await journeysOf(ctx, frame), set, frame.way);
}

async function frameOf(ctx: AppContext, asked: Asked) {
  const spaces = await visibleSpaces(ctx.db, null);
  const space = spaces.find((each) => each.slug === asked.space) ?? null;
  return {
    spaces,
    space: space?.slug ?? null,
    /** Of one space, its own names and order; of several, the site's. */
    names: space?.stageNames ?? {},
    way: space ? wayOf(space.stages) : WAY,
    period: periodOf(asked.period, ctx.config.timeZone),
  };
}

function linksOf(asked: Asked, space: string | null): Link {
  return (set) => {
    const query = new URLSearchParams({ set });
    if (asked.period && asked.period !== "all") query.set("period", asked.period);
    if (space) query.set("space", space);
    return `/insights/ideas?${query}`;
  };
}

function weeksChart(t: Translate, locale: Locale, lately: Week[]): Chart {
  const all = lately.slice(-WEEKS);
  const most = Math.max(1, ...all.map((week) => week.ideas + week.comments + week.supports));
  const first = all.findIndex((week) => week.ideas + week.comments + week.supports > 0);
  return {
    id: "weeks",
    title: t("insights.weeks"),
    lead: t("insights.weeksLead"),
    columns: [t("insights.week"), t("insights.ideas"), t("insights.comments"), t("insights.supports")],
    wide: [],
    rows:
      first < 0
        ? []
        : all
            .slice(first)
            .reverse()
            .map((week) => ({
              id: week.monday,
              label: dayInWords(week.monday, locale),
              bars: [{ look: "plain", from: 0, to: (week.ideas + week.comments + week.supports) / most }],
              cells: [week.ideas, week.comments, week.supports].map((of) => ({ text: String(of) })),
            })),
  };
}
