/** How many orders a day has: enough that no idea is first for everybody, few enough to keep. */
export const ORDERS_A_DAY = 32;

/** Days before a day whose views count against an idea. */
export const VIEWED_DAYS = 7;

/** Where a fair list goes on: the day and the order it began with, and the last idea shown. */
export type FairCursor = { day: string; order: number; id: string };

/** An idea's place in an order: greater stands earlier. */
export type Ranked = { id: string; key: number };

/**
 * The key of an idea in one order of a day: `ln(u) / w`, to be sorted from the greatest down. `u` in (0, 1)
 * comes from the seed and the id alone; `w = 1 / (1 + views)`. This is weighted random sampling without
 * replacement (Efraimidis & Spirakis, "Weighted random sampling with a reservoir", 2006: `u^(1/w)`, here by
 * its logarithm): the chance to be first is in proportion to `w`, and no idea's key depends on which others
 * there are, so that one published or removed during the day moves nobody else.
 */
export function fairKey(seed: string, id: string, views: number): number {
  return Math.log(uniform(`${seed} ${id}`)) * (1 + Math.max(0, views));
}

/** The seed of one of a day's orders; the day is a calendar day, the order 0 to 31. */
export function fairSeed(day: string, order: number): string {
  return `${day}/${order}`;
}

/** Ideas in the order of a seed. `viewsOf` gives the views that count against each. */
export function fairOrder(
  ids: readonly string[],
  seed: string,
  viewsOf: (id: string) => number,
): readonly string[] {
  const keys = Float64Array.from(ids, (id) => fairKey(seed, id, viewsOf(id)));
  const rankedAt = (at: number): Ranked => ({ id: ids[at] ?? "", key: keys[at] ?? 0 });
  const places = Uint32Array.from(ids, (_, at) => at).sort(
    (a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || earlierFirst(rankedAt(a), rankedAt(b)),
  );
  return Array.from(places, (at) => ids[at] ?? "");
}

/** Compares two places: negative when `a` stands before `b`. Equal keys are told apart by id. */
export function earlierFirst(a: Ranked, b: Ranked): number {
  return b.key - a.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** How many of an order stand at or before a place: where to go on after it. */
export function countUpTo(order: readonly string[], place: Ranked, rankedOf: (id: string) => Ranked): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = order[middle];
    if (at !== undefined && earlierFirst(rankedOf(at), place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of a visitor: the one in their cookie, else the day's own. */
export function chooseOrder(cookie: string | undefined, day: string): number {
  return asOrder(cookie) ?? Math.floor(uniform(day) * ORDERS_A_DAY);
}

/** The order a text names; null when it names none. */
export function asOrder(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,2}$/.test(text) && Number(text) < ORDERS_A_DAY ? Number(text) : null;
}

/** A cursor as text for an address. */
export function writeFairCursor({ day, order, id }: FairCursor): string {
  return `fair~${day}~${order}~${id}`;
}

/** Reads a cursor of the last days, `today` included; null for none, an old one or garbage, which begin at the start. */
export function readFairCursor(text: string | null | undefined, today: string): FairCursor | null {
  const match = /^fair~(\d{4}-\d\d-\d\d)~(\d{1,2})~([\w-]{1,64})$/.exec(text ?? "");
  const [, day = "", order, id = ""] = match ?? [];
  const chosen = asOrder(order);
  if (chosen === null || day > today || day < daysBefore(today, VIEWED_DAYS)) return null;
  return { day, order: chosen, id };
}

/** The calendar day so many days before another. */
export function daysBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}

/** A number in (0, 1) that a text decides: the 53 bits of cyrb53 (bryc, public domain). */
function uniform(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0) + 0.5) / 2 ** 53;
}
