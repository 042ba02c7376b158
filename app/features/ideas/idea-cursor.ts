import type { Sort } from "./idea.queries.server.ts";

/** Where a list goes on: the last row's key in its order. */
export type Cursor = { value: string | number; id: string };

/** A cursor as text for an address. */
export function writeCursor(sort: Sort, value: string | number, id: string): string {
  return `${sort}~${value}~${id}`;
}

/** Reads a cursor of this order; null for none, another order's or garbage, which begin at the start. */
export function readCursor(text: string | null | undefined, sort: Sort): Cursor | null {
  const [order, value, id, ...rest] = (text ?? "").split("~");
  if (order !== sort || !value || !id || rest.length > 0 || id.length > 64) return null;
  if (sort !== "supported") return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? { value, id } : null;
  return /^\d{1,9}$/.test(value) ? { value: Number(value), id } : null;
}
