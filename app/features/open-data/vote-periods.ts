/** A group smaller than this says too much about who is in it. */
export const SMALLEST_GROUP = 10;

export type Period = "day" | "week" | "month" | "rest";
export type VotePeriod = { period: Period; since: string; supports: number };

const LEVELS: readonly { period: Period; since: (day: string) => string }[] = [
  { period: "day", since: (day) => day },
  { period: "week", since: monday },
  { period: "month", since: (day) => `${day.slice(0, 7)}-01` },
];

/**
 * The supports of an idea over time without a small group: a day with enough of them is a row of its own;
 * those of its other days are told by week, where these are too few by month, and the last together, from
 * the day the idea was published. The sum is the idea's number, and no period is drawn by when somebody voted.
 */
export function votePeriods(days: ReadonlyMap<string, number>, published: string): VotePeriod[] {
  const rows: VotePeriod[] = [];
  let left = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const { period, since } of LEVELS) {
    const groups = new Map<string, number>();
    for (const [day, supports] of left) groups.set(since(day), (groups.get(since(day)) ?? 0) + supports);
    const isTold = (start: string) => (groups.get(start) ?? 0) >= SMALLEST_GROUP;
    for (const [start, supports] of groups) if (isTold(start)) rows.push({ period, since: start, supports });
    left = left.filter(([day]) => !isTold(since(day)));
  }
  const rest = left.reduce((sum, [, supports]) => sum + supports, 0);
  return rest > 0 ? [...rows, { period: "rest", since: published, supports: rest }] : rows;
}

function monday(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
