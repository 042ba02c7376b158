/** What of the queue's times a page needs to say how late something is. */
export type Aged = { waitingSince: string; nearAt: string; dueAt: string };

/** `near` from half of the target, `overdue` beyond it; null before. */
export function latenessOf(item: Pick<Aged, "nearAt" | "dueAt">, now: string): "near" | "overdue" | null {
  if (item.dueAt <= now) return "overdue";
  return item.nearAt <= now ? "near" : null;
}
