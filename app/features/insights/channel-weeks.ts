import { FEWEST } from "#app/core/spread.ts";
import type { ChannelCount } from "#app/features/channels/channel.queries.server.ts";
import { mondayOf, type Week } from "./week.ts";

export type ChannelWeeks = {
  /** Whole weeks in which both were counted, oldest first. */
  weeks: Week[];
  /** Pages opened in each of these weeks, of the channels that are told, the most used first. */
  channels: { channel: string; visits: number[] }[];
};

/**
 * Whole weeks of visits by channel, of counts with the oldest first, beside what was published and supported on the site in them. Nothing says which visit
 * led to which contribution: weeks are all the two have in common.
 */
export function channelWeeks(counts: ChannelCount[], all: Week[], today: string): ChannelWeeks {
  const first = counts[0]?.day;
  if (first === undefined) return { weeks: [], channels: [] };
  const now = mondayOf(today);
  // The week in which counting began and the present one are not whole.
  const weeks = all.filter(({ monday }) => monday >= first && monday < now);
  const visits = new Map<string, number[]>();
  const place = new Map(weeks.map(({ monday }, at) => [monday, at]));
  for (const { channel, day, count } of counts.filter(isVisit)) {
    const at = place.get(mondayOf(day));
    if (at === undefined) continue;
    const own = visits.get(channel) ?? weeks.map(() => 0);
    own[at] = (own[at] ?? 0) + count;
    visits.set(channel, own);
  }
  const total = (of: number[]) => of.reduce((sum, count) => sum + count, 0);
  return {
    weeks,
    channels: [...visits]
      .filter(([, of]) => total(of) >= FEWEST)
      .sort(([a, of], [b, others]) => total(others) - total(of) || (a < b ? -1 : 1))
      .map(([channel, of]) => ({ channel, visits: of })),
  };
}

function isVisit({ what }: ChannelCount): boolean {
  return what === "visit";
}
