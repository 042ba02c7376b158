import { makeTransact } from "#app/core/transact.server.ts";
import { migrate } from "#db/migrate.ts";
import { openDatabase } from "#db/open.ts";

/** Twenty writers that each write two rows at a time and say so when they have their answer, until somebody ends them. */
const database = await openDatabase(process.argv[2] ?? "");
const now = () => new Date();
await migrate(database.writer, database.engine, now);
await database.writer.deleteFrom("settings").execute();
const transact = makeTransact({ ...database, now, committed: () => {} });

async function writer(name: string): Promise<void> {
  for (let n = 0; ; n++) {
    await transact({}, async (tx) => {
      await tx
        .insertInto("settings")
        .values({ name: `${name}.${n}-first`, value: "" })
        .execute();
      await tx
        .insertInto("settings")
        .values({ name: `${name}.${n}-second`, value: "" })
        .execute();
    });
    process.stdout.write(`${name}.${n}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, (_, at) => writer(`w${at}`)));
