/** The word that what waits is sorted by: first what is overdue, then what is graver, then what waits longest. */
export function urgencyOf(item: { isOverdue: boolean; risk: number; since: Date }): string {
  return `${item.isOverdue ? 0 : 1} ${9 - item.risk} ${item.since.toISOString()}`;
}

/** The same when it has become overdue. */
export function overdueUrgency(urgency: string): string {
  return `0${urgency.slice(1)}`;
}
