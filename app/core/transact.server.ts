import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { chainDecisions } from "#db/decision-chain.ts";
import { keptQuery } from "#db/kept-query.ts";
import { appendJournal, type Db, type Engine, isBusy, isRetryable, type Tx } from "#db/portable.ts";
import { type InTransaction, transactionsOn } from "#db/shared-commit.ts";
import { DomainError } from "./errors.ts";
import type { JournalEvent, RecordEvent } from "./journal.ts";

/** Makes a write happen once: same key and input give the first result again. */
export type Once = { actorId: string; key: string; input: unknown };

export type TransactOptions = { actorId?: string | null; once?: Once | undefined };

/** Options of a write that happens once per key; without a key, or with nobody to hold it, each call is a write. */
export function once(actorId: string | null, key: string | undefined, input: unknown): TransactOptions {
  return { actorId, once: key && actorId ? { actorId, key, input } : undefined };
}

/**
 * Runs a write: rows, journal rows and idempotency result in one transaction, retried whole when the
 * engine asks for it (3 times after a lost race, up to 5 s while another process holds SQLite's lock).
 * `work` must touch nothing but `tx`. With `once` its result must survive JSON.
 * Throws `keyReused` when the key came with another input, `busy` when the lock was not to be had.
 */
export type Transact = <T>(
  options: TransactOptions,
  work: (tx: Tx, record: RecordEvent) => Promise<T>,
) => Promise<T>;

const BUSY_LIMIT_MS = 5000;

export function makeTransact(deps: {
  writer: Db;
  engine: Engine;
  now: () => Date;
  /** Called after a commit with what it recorded, before the write has its answer. */
  committed: (events: JournalEvent[]) => void;
}): Transact {
  const inTransaction = transactionsOn(deps.writer, deps.engine);
  return async (options, work) => {
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, recorded } = await attemptOnce(inTransaction, deps, options, work);
        if (recorded.length > 0) deps.committed(recorded);
        return result;
      } catch (error) {
        const waited = performance.now() - started;
        if (isBusy(error)) {
          if (waited > BUSY_LIMIT_MS) throw new DomainError("busy", "errors.busy");
        } else if (!isRetryable(error) || attempt > 3) throw error;
        await sleep(5 + Math.random() * 20 * attempt);
      }
    }
  };
}

async function attemptOnce<T>(
  inTransaction: InTransaction,
  deps: { engine: Engine; now: () => Date },
  options: TransactOptions,
  work: (tx: Tx, record: RecordEvent) => Promise<T>,
): Promise<{ result: T; recorded: JournalEvent[] }> {
  return inTransaction(async (tx) => {
    const at = deps.now().toISOString();
    if (options.once) {
      const kept = await reserve<T>(tx, options.once, at);
      if (kept) return { result: kept.result, recorded: [] };
    }
    const events: JournalEvent[] = [];
    const result = await work(tx, (event) => {
      events.push(event);
    });
    if (options.once) await keepResult(tx, options.once, result);
    await appendEvents(tx, deps.engine, events, { actorId: options.actorId ?? null, at });
    return { result, recorded: events };
  });
}

/**
 * Ends a transaction with its events, and with its decisions in their chain: both numbered in the order of
 * commits, under the one lock. Returns the events' positions.
 */
export async function appendEvents(
  tx: Tx,
  engine: Engine,
  events: JournalEvent[],
  by: { actorId: string | null; at: string },
): Promise<number[]> {
  const rows = events.map((event) => ({
    type: event.type,
    at: by.at,
    actor_id: by.actorId,
    space_id: event.spaceId ?? null,
    idea_id: event.ideaId ?? null,
    comment_id: event.commentId ?? null,
    data: JSON.stringify(event.data),
  }));
  const positions = await appendJournal(tx, engine, rows);
  const made = events.flatMap((event) => (event.type === "decision.made" ? [event.data.decisionId] : []));
  await chainDecisions(tx, made);
  return positions;
}

/** Takes the key for this transaction, or returns what the write that had it first answered. */
async function reserve<T>(tx: Tx, once: Once, at: string): Promise<{ result: T } | null> {
  const digest = inputDigest(once.input);
  const [taken] = await takeKey(tx, { actorId: once.actorId, key: once.key, digest, at });
  if (taken) return null;
  const row = await tx
    .selectFrom("idempotency")
    .select(["digest", "result"])
    .where("actor_id", "=", once.actorId)
    .where("key", "=", once.key)
    .executeTakeFirstOrThrow();
  if (row.digest !== digest) throw new DomainError("keyReused", "errors.keyReused");
  return { result: JSON.parse(row.result) as T };
}

async function keepResult(tx: Tx, once: Once, result: unknown): Promise<void> {
  await setResult(tx, {
    actorId: once.actorId,
    key: once.key,
    result: JSON.stringify(result ?? null),
  });
}

const takeKey = keptQuery((db, row: { actorId: string; key: string; digest: string; at: string }) =>
  db
    .insertInto("idempotency")
    .values({ actor_id: row.actorId, key: row.key, digest: row.digest, result: "null", created_at: row.at })
    .onConflict((conflict) => conflict.columns(["actor_id", "key"]).doNothing())
    .returning("key"),
);
const setResult = keptQuery((db, row: { actorId: string; key: string; result: string }) =>
  db
    .updateTable("idempotency")
    .set({ result: row.result })
    .where("actor_id", "=", row.actorId)
    .where("key", "=", row.key),
);

function inputDigest(input: unknown): string {
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}
