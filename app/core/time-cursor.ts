/** Where a list in the order of a time or a day goes on: the last row's, and its id. */
export type TimeKey = { at: string; id: string };

/** Reads the `after` of such a list; null for none or garbage, which begin at the start. */
export function readTimeKey(text: string | null | undefined): TimeKey | null {
  const [at = "", id = "", ...rest] = (text ?? "").split("~");
  const isKey = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(at) && id !== "" && id.length <= 64;
  return isKey && rest.length === 0 ? { at, id } : null;
}

/** A page of rows of which one more than the limit was read: what is shown, and the `after` of the next page. */
export function timePage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => TimeKey,
): { shown: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const key = last === undefined ? null : keyOf(last);
  return { shown, next: key ? `${key.at}~${key.id}` : null };
}
