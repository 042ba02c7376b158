import type { Selectable } from "kysely";
import { type Db, dataVersion, type Engine } from "#db/portable.ts";
import type { JournalTable } from "#db/schema.ts";
import type { EventType, JournalEntry, JournalEvent } from "./journal.ts";

const BATCH = 500;

/** The entries after a position, oldest first, at most `limit`. */
export async function entriesAfter(db: Db, position: number, limit = BATCH): Promise<JournalEntry[]> {
  const rows = await db
    .selectFrom("journal")
    .selectAll()
    .where("position", ">", position)
    .orderBy("position")
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** The position of the newest committed entry; 0 for an empty journal. */
export async function journalHead(db: Db): Promise<number> {
  const row = await db
    .selectFrom("journal")
    .select((eb) => eb.fn.max("position").as("head"))
    .executeTakeFirst();
  return Number(row?.head ?? 0);
}

/** Whether anything of these types happened after a position, up to another. */
export async function hasHappened(
  db: Db,
  after: number,
  until: number,
  types: readonly EventType[],
): Promise<boolean> {
  const entry = await db
    .selectFrom("journal")
    .select("position")
    .where("position", ">", after)
    .where("position", "<=", until)
    .where("type", "in", [...types])
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}

function toEntry(row: Selectable<JournalTable>): JournalEntry {
  return {
    position: row.position,
    type: row.type,
    at: row.at,
    actorId: row.actor_id,
    spaceId: row.space_id,
    ideaId: row.idea_id,
    commentId: row.comment_id,
    data: JSON.parse(row.data),
  } as JournalEntry;
}

/**
 * Follows the journal in this process: hands every entry after the start to its listeners, in order,
 * woken by own commits (`wake`), by the engine's signal, else every 500 ms. What a listener keeps is its
 * own affair: it must be able to miss entries of before its start.
 */
export class JournalFollower {
  #position = 0;
  #version = -1;
  #running: Promise<void> | null = null;
  #again = false;
  /** A process that only writes, as the command line, reads nothing back. */
  #isFollowing = false;
  #timer: NodeJS.Timeout | null = null;
  readonly #listeners: ((entries: JournalEntry[]) => void | Promise<void>)[] = [];
  readonly #ownListeners: ((events: JournalEvent[]) => void)[] = [];
  readonly #deps: { db: Db; engine: Engine; onError: (error: unknown) => void };

  constructor(deps: { db: Db; engine: Engine; onError: (error: unknown) => void }) {
    this.#deps = deps;
  }

  get position(): number {
    return this.#position;
  }

  /** Adds a listener; called with batches in order. Register before `start`. */
  onEntries(listener: (entries: JournalEntry[]) => void | Promise<void>): void {
    this.#listeners.push(listener);
  }

  /**
   * Adds a listener to what this process itself commits, called before the write has its answer; the same
   * comes again through `onEntries`.
   */
  onOwnCommit(listener: (events: JournalEvent[]) => void): void {
    this.#ownListeners.push(listener);
  }

  /** Told by `transact` of each of its commits. */
  committed(events: JournalEvent[]): void {
    for (const listener of this.#ownListeners) listener(events);
    this.wake().catch((error) => this.#deps.onError(error));
  }

  async start(pollMs = 500): Promise<void> {
    this.#position = await journalHead(this.#deps.db);
    this.#isFollowing = true;
    this.#timer = setInterval(() => void this.#poll(), pollMs);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#isFollowing = false;
  }

  /** Reads what is new; resolves when listeners have had everything committed before the call. */
  wake(): Promise<void> {
    if (!this.#isFollowing) return Promise.resolve();
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#drain().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #poll(): Promise<void> {
    try {
      if (this.#deps.engine === "sqlite") {
        const version = await dataVersion(this.#deps.db);
        if (version === this.#version) return;
        await this.wake();
        this.#version = version; // Not before: what could not be read is read at the next turn.
      } else await this.wake();
    } catch (error) {
      this.#deps.onError(error);
    }
  }

  async #drain(): Promise<void> {
    do {
      this.#again = false;
      for (;;) {
        const entries = await entriesAfter(this.#deps.db, this.#position);
        if (entries.length === 0) break;
        for (const listener of this.#listeners) {
          try {
            await listener(entries);
          } catch (error) {
            this.#deps.onError(error);
          }
        }
        this.#position = entries.at(-1)?.position ?? this.#position;
        if (entries.length < BATCH) break;
      }
    } while (this.#again);
  }
}
