import { setImmediate as turn } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import type { Db, Engine, Tx } from "./portable.ts";

/** Runs one write in a transaction and resolves after its commit. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** How the writes of one process get their transactions. */
export function transactionsOn(writer: Db, engine: Engine): InTransaction {
  return engine === "sqlite" ? sharedCommits(writer) : (work) => writer.transaction().execute(work);
}

/** A group ends early rather than hold the write lock, and the event loop, longer. */
const LONG_MS = 15;

type Waiting = {
  work: (tx: Tx) => Promise<unknown>;
  resolve: (result: never) => void;
  reject: (error: unknown) => void;
};

/**
 * SQLite: writes that wait at the same time share one transaction, and so one flush to the disk. They run one
 * after the other, each behind a savepoint: one that fails takes back its own rows alone. Nobody has their
 * answer before the commit, and when that fails, or the transaction is lost on the way, the whole group fails.
 */
function sharedCommits(writer: Db): InTransaction {
  const waiting: Waiting[] = [];
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      await turn(); // Whoever has arrived by now is let in, and answers get out.
      await writeGroup(writer, waiting);
    }
    isWriting = false;
  };
  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (!isWriting) void write();
    });
}

async function writeGroup(writer: Db, waiting: Waiting[]): Promise<void> {
  const group: Waiting[] = [];
  const answers: (() => void)[] = [];
  try {
    const tx = await writer.startTransaction().execute();
    const began = performance.now();
    try {
      do {
        const one = waiting.shift();
        if (!one) break;
        group.push(one);
        answers.push(await answerOf(tx, one));
      } while (performance.now() - began < LONG_MS);
      await tx.commit().execute();
    } catch (error) {
      // After a full disk there may be no transaction left to take back.
      await tx
        .rollback()
        .execute()
        .catch(() => {});
      throw error;
    }
  } catch (error) {
    // Nobody has begun where the lock was not to be had: each comes again in its own time.
    const failed = group.length > 0 ? group : waiting.splice(0);
    for (const one of failed) one.reject(error);
    return;
  }
  for (const answer of answers) answer();
}

/** Runs one write of the group; gives what it will be answered with after the commit. */
async function answerOf(tx: Tx, one: Waiting): Promise<() => void> {
  await tx.executeQuery(SAVE);
  try {
    const result = (await one.work(tx)) as never;
    await tx.executeQuery(RELEASE);
    return () => one.resolve(result);
  } catch (error) {
    try {
      await tx.executeQuery(TAKE_BACK);
      await tx.executeQuery(RELEASE);
    } catch {
      throw error; // The engine has taken back the whole transaction.
    }
    return () => one.reject(error);
  }
}

const SAVE = CompiledQuery.raw("savepoint one");
const TAKE_BACK = CompiledQuery.raw("rollback to one");
const RELEASE = CompiledQuery.raw("release one");
