import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry, JournalEvent } from "#app/core/journal.ts";
import { appendEvents } from "#app/core/transact.server.ts";
import type { Tx } from "#db/portable.ts";

/** Something that happens in the invented town at an instant; it may bring about more, later. */
export type Happening = { at: number; happen: (ctx: AppContext) => Promise<Happening[] | undefined> };

type Heard = (entries: JournalEntry[]) => Promise<void>;

/** The same context at an earlier instant, whose writes all join one transaction; `heard` gets what they record. */
function backdated(ctx: AppContext, tx: Tx, at: number, heard: Heard): AppContext {
  const now = () => new Date(at);
  return {
    ...ctx,
    db: tx,
    now,
    transact: async ({ actorId = null }, work) => {
      const events: JournalEvent[] = [];
      const result = await work(tx, (event) => {
        events.push(event);
      });
      const written = now().toISOString();
      const positions = await appendEvents(tx, ctx.engine, events, { actorId, at: written });
      await heard(
        events.map((event, index) => ({ ...event, position: positions[index] ?? 0, at: written, actorId })),
      );
      return result;
    },
  };
}

/** Lets everything happen in the order of its instants, so that journal and threads are as if lived through. */
export async function liveThrough(
  ctx: AppContext,
  tx: Tx,
  happenings: Happening[],
  heard: Heard,
): Promise<void> {
  const coming = [...happenings].sort((a, b) => a.at - b.at);
  for (let next = coming.shift(); next; next = coming.shift()) {
    const more = await next.happen(backdated(ctx, tx, next.at, heard));
    for (const happening of more ?? []) {
      const place = coming.findIndex((each) => each.at > happening.at);
      coming.splice(place === -1 ? coming.length : place, 0, happening);
    }
  }
}
