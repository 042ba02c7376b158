import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import { entriesAfter, journalHead } from "#app/core/journal-reader.server.ts";
import { causesOf } from "./causes.server.ts";
import { tellOfOrganisation } from "./organisation-notices.server.ts";
import { hasTelling } from "./tell-moves.server.ts";
import { tellPeople } from "./tell-people.server.ts";

const CONSUMER = "notifications";
const BATCH = 500;
/** A batch ends early rather than hold the write lock longer. */
const LONG_MS = 15;

/**
 * Tells people what the journal says, from where it stopped: notices, mails and the cursor in one
 * transaction, so that dying anywhere tells nobody twice and forgets nobody.
 */
export const notifyPeople = {
  name: CONSUMER,
  everyMs: 5_000,
  onJournal: true,
  run: async (ctx: AppContext): Promise<void> => {
    while ((await hasNews(ctx)) && (await tellBatch(ctx)));
  },
};

/** Looks before it takes the write lock: mostly nothing has happened. */
async function hasNews(ctx: AppContext): Promise<boolean> {
  const consumer = await ctx.db
    .selectFrom("consumers")
    .select("position")
    .where("name", "=", CONSUMER)
    .executeTakeFirst();
  return !consumer || consumer.position < (await journalHead(ctx.db));
}

/** Returns true when there may be more to tell. */
async function tellBatch(ctx: AppContext): Promise<boolean> {
  return ctx.transact({}, async (tx, record) => {
    await tx
      .insertInto("consumers")
      .values({ name: CONSUMER, position: 0 })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute();
    // An update of nothing takes the row's lock: two processes read the journal one after the other.
    const { position } = await tx
      .updateTable("consumers")
      .set((eb) => ({ position: eb.ref("position") }))
      .where("name", "=", CONSUMER)
      .returning("position")
      .executeTakeFirstOrThrow();
    const entries = await entriesAfter(tx, position, BATCH);
    const told = new Set<string>();
    const began = performance.now();
    let last: JournalEntry | undefined;
    for (const entry of entries) {
      // What can still be undone is told when it no longer can.
      if (!(await hasTelling(tx, entry)))
        for (const cause of await causesOf(tx, entry))
          for (const userId of await tellPeople(ctx, tx, cause)) told.add(userId);
      for (const userId of await tellOfOrganisation(ctx, tx, entry)) told.add(userId);
      last = entry;
      if (performance.now() - began > LONG_MS) break;
    }
    if (last)
      await tx
        .updateTable("consumers")
        .set({ position: last.position })
        .where("name", "=", CONSUMER)
        .execute();
    for (const userId of told) record({ type: "notifications.changed", data: { userId } });
    return entries.length === BATCH || last !== entries.at(-1);
  });
}
