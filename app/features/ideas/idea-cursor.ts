import type { Sort } from "./idea.queries.server.ts";

/** The largest number both engines hold in an integer column. */
const MOST = 2_147_483_647;

/** Where a list goes on: the last row's key in its order. */
export type Cursor = { value: string | number; imported?: number; id: string };

/** A cursor as text for an address. */
export function writeCursor(sort: Sort, value: string | number, id: string): string {
  return `${sort}~${value}~${id}`;
}

/** Reads a cursor of this order; null for none, another order's or garbage, which begin at the start. */
export function readCursor(text: string | null | undefined, sort: Sort): Cursor | null {
  const [order, value, id, ...rest] = (text ?? "").split("~");
  if (order !== sort || !value || !id || rest.length > 0 || id.length > 64) return null;
  if (sort !== "supported") return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? { value, id } : null;
  const [, supports, imported] = /^(\d{1,9})\.(\d{1,10})$/.exec(value) ?? [];
  return supports && imported
    ? { value: Number(supports), imported: Math.min(Number(imported), MOST), id }
    : null;
}
