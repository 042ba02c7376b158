import type { AppContext } from "./context.ts";
import type { EventType } from "./journal.ts";
import { hasHappened, journalHead } from "./journal-reader.server.ts";

type Reading = { position: number; value: unknown; working: Promise<void> | null };

/**
 * What is read from the database once, kept in the context, and read anew only after an event of these types: the
 * same value meanwhile, and one reading at a time. Events of other processes count as soon as they are committed.
 */
export async function keptReading<Value>(
  ctx: AppContext,
  name: string,
  types: readonly EventType[],
  read: () => Promise<Value>,
): Promise<Value> {
  const kept = ctx.kept<Reading>(name, () => ({ position: -1, value: null, working: null }));
  kept.working ??= bringUpToDate(ctx, kept, types, read).finally(() => {
    kept.working = null;
  });
  await kept.working;
  return kept.value as Value;
}

async function bringUpToDate(
  { db }: AppContext,
  kept: Reading,
  types: readonly EventType[],
  read: () => Promise<unknown>,
): Promise<void> {
  const position = await journalHead(db);
  if (position === kept.position) return;
  if (kept.position < 0 || (await hasHappened(db, kept.position, position, types))) kept.value = await read();
  kept.position = position;
}
