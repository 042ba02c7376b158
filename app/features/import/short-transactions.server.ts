import { setTimeout as sleep } from "node:timers/promises";
import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

/** Nobody holds the write lock longer than 50 ms: parts aim well below it. */
const AIM_MS = 15;
const FIRST_PART = 5;
const LARGEST_PART = 250;
/** Long enough for a writer that waits to find the lock free. */
const PAUSE_MS = 3;

export type Parts<T, P> = {
  /** What can be made ready before the lock is taken. */
  prepare: (item: T) => P;
  write: (tx: Tx, record: RecordEvent, part: P[]) => Promise<void>;
  /** After the commit of a part. */
  written: (part: P[]) => void;
};

/**
 * Writes many items in transactions that each work for about 15 ms under the lock and then commit, with a pause
 * between them. Returns the longest time the lock was held, in milliseconds.
 */
export async function writeInParts<T, P>(ctx: AppContext, items: T[], parts: Parts<T, P>): Promise<number> {
  let size = FIRST_PART;
  let longest = 0;
  for (let from = 0; from < items.length; ) {
    const part = items.slice(from, from + size).map(parts.prepare);
    let locked = 0;
    let worked = 0;
    await ctx.transact({}, async (tx, record) => {
      locked = performance.now();
      await parts.write(tx, record, part);
      worked = performance.now() - locked;
    });
    longest = Math.max(longest, performance.now() - locked);
    parts.written(part);
    from += part.length;
    // The commit's own time is not counted: on a slow disk smaller parts would only mean more commits.
    const fitting = Math.floor((part.length * AIM_MS) / Math.max(worked, 0.5));
    size = Math.max(1, Math.min(LARGEST_PART, Math.max(fitting, Math.floor(size / 2)), size * 2));
    await sleep(PAUSE_MS);
  }
  return longest;
}
