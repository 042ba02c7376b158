import { BoundedStore } from "./bounded-store.ts";
import type { AppContext } from "./context.ts";

const MAX_BYTES = 96_000_000;
/** What changed without a journal row is old after this. */
const MAX_AGE_MS = 60_000;

type Shared = { value: unknown; stamp: string; until: number; size: number };
type Reads = { store: BoundedStore<Shared>; flights: Map<string, Promise<unknown>> };

/**
 * What everybody reads alike who may see an idea, read once for all of them: the same value as long as nothing of the
 * idea's pages has changed, by this process's own writes at once and by another's within a second, a minute at most.
 * `key` names all that the reading depends on beside the idea; whether somebody may see it is asked before.
 * `sizeOf` tells about how many bytes the value takes.
 */
export async function sharedRead<T>(
  app: AppContext,
  ideaId: string,
  key: string,
  read: () => Promise<T>,
  sizeOf: (value: T) => number,
): Promise<T> {
  const { store, flights } = app.kept<Reads>("sharedReads", () => ({
    store: new BoundedStore(MAX_BYTES),
    flights: new Map(),
  }));
  const full = `${ideaId} ${key}`;
  const stamp = app.versions.stampOf(ideaId);
  const now = app.now().getTime();
  const known = store.get(full);
  if (known && known.stamp === stamp && now < known.until) return known.value as T;
  const flight = `${stamp} ${full}`;
  const underway = flights.get(flight) as Promise<T> | undefined;
  if (underway) return underway;
  const reading = read();
  flights.set(flight, reading);
  try {
    const value = await reading;
    store.set(full, { value, stamp, until: now + MAX_AGE_MS, size: sizeOf(value) + 2 * full.length });
    return value;
  } finally {
    flights.delete(flight);
  }
}
