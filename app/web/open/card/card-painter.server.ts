import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { BoundedStore } from "#app/core/bounded-store.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { Card } from "./card-layout.ts";

const MAX_BYTES = 16_000_000;
const MAX_WAITING = 40;
/** A thread that has drawn nothing for so long is given back. */
const IDLE_MS = 60_000;

type Painted = { png: Buffer; size: number };
type Waiting = { resolve: (png: Buffer) => void; reject: (error: Error) => void };

/** Paints cards in a thread of its own, one at a time, and keeps what it has painted by what it says. */
class CardPainter {
  readonly #store = new BoundedStore<Painted>(MAX_BYTES);
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #next = 1;

  async paint(key: string, card: Card): Promise<Buffer> {
    const kept = this.#store.get(key);
    if (kept) return kept.png;
    if (this.#waiting.size >= MAX_WAITING) throw new DomainError("busy", "errors.busy");
    const png = await this.#ask(card);
    this.#store.set(key, { png, size: png.length });
    return png;
  }

  #ask(card: Card): Promise<Buffer> {
    const id = this.#next++;
    const worker = this.#started();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, card });
    });
  }

  #started(): Worker {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#worker) return this.#worker;
    const worker = startWorker();
    worker.unref();
    worker.on("message", (answer: { id: number; png?: Uint8Array; error?: string }) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.png) waiting?.resolve(Buffer.from(answer.png));
      else waiting?.reject(new Error(`card: ${answer.error}`));
      if (this.#waiting.size === 0) this.#rest();
    });
    worker.on("error", (error) => this.#stopped(worker, error));
    worker.on("exit", () => this.#stopped(worker, new Error("card: the thread ended")));
    this.#worker = worker;
    return worker;
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.#worker?.terminate(), IDLE_MS);
    this.#idle.unref();
  }

  #stopped(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** The built thread beside the built server, else its source by way of tsx. */
function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: 256 };
  const built = new URL("./card-worker.js", import.meta.url);
  if (existsSync(built)) return new Worker(built, { resourceLimits });
  const source = new URL("./card-worker.ts", import.meta.url).href;
  const load = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${source}", "${source}"))`;
  return new Worker(load, { eval: true, resourceLimits });
}

/** A name for what a card says: the same words, the same picture. */
export function cardKey(card: Card): string {
  return createHash("sha256").update(JSON.stringify(card)).digest("base64url").slice(0, 27);
}

/** The picture of a card: kept, or painted now. Throws `busy` when too many wait. */
export function paintCard(ctx: AppContext, key: string, card: Card): Promise<Buffer> {
  return ctx.kept("card-painter", () => new CardPainter()).paint(key, card);
}
