/** The word that what waits is sorted by: first what is overdue, then what is graver, then what waits longest. */
export function urgencyOf(item: { risk: number; since: Date }): string {
  return `${IN_TIME} ${9 - item.risk} ${item.since.toISOString()}`;
}

/** What such a word begins with; what is overdue sorts before it. */
export const IN_TIME = "1";
/** What such a word begins with instead when the item has become overdue. */
export const OVERDUE = "0";
