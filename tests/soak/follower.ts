import { io, type Socket } from "socket.io-client";
import type { PublicComment } from "#app/features/comments/comment.ts";
import type { Random } from "./random.ts";

export type SeenEvent = { number: number; seq: number; kind: string; id: string };
type Event = SeenEvent & { epoch: string; comment?: PublicComment };
type CatchUp = { epoch: string; seq: number; events: Event[] };
type Ack = { ok: boolean; epoch?: string; seq?: number };

/** How patient a watcher is: the product's own times, or shorter ones for a short run. */
export type Patience = { reconnectMaxMs: number; spreadMs: number; jitterMs: number; pollMs: number };
export const PRODUCT: Patience = { reconnectMaxMs: 30_000, spreadMs: 8000, jitterMs: 1000, pollMs: 60_000 };
export const HASTY: Patience = { reconnectMaxMs: 1000, spreadMs: 1000, jitterMs: 200, pollMs: 60_000 };

/**
 * One reader of one thread, as the protocol wants it: applies the next event from its message, and asks for
 * what is missing when it connects, when a number is skipped, and now and then.
 */
export class Follower {
  readonly number: number;
  readonly shown = new Map<string, PublicComment>();
  readonly seen: SeenEvent[] = [];
  counts: { supports: number; comments: number } | null = null;
  applied = 0;
  catchUps = 0;
  reloads = 0;
  /** Events that did not come though nothing was wrong with the connection. */
  holes = 0;
  /** When it last came to be connected and caught up. */
  currentSince = 0;
  #head = { epoch: "", seq: 0 };
  /** The highest number heard of. */
  #heard = 0;
  #asking: Promise<void> | null = null;
  #planned: NodeJS.Timeout | null = null;
  #isWatching = false;
  #away: NodeJS.Timeout | null = null;
  readonly #socket: Socket;
  readonly #poll: NodeJS.Timeout;
  readonly #url: string;
  readonly #random: Random;
  readonly #patience: Patience;

  constructor(url: string, number: number, random: Random, patience: Patience, transports: string[]) {
    this.number = number;
    this.#url = url;
    this.#random = random;
    this.#patience = patience;
    this.#socket = io(url, {
      transports,
      forceNew: true,
      randomizationFactor: 0.8,
      reconnectionDelay: Math.min(1000, patience.reconnectMaxMs / 4),
      reconnectionDelayMax: patience.reconnectMaxMs,
    });
    this.#socket.on("connect", () => this.#watch());
    this.#socket.on("disconnect", () => {
      this.#isWatching = false;
    });
    this.#socket.on("thread:event", (event: Event) => this.#happened(event));
    this.#socket.on("idea:counts", (counts: { number: number; supports: number; comments: number }) => {
      if (counts.number === number) this.counts = counts;
    });
    this.#socket.on("server:restarting", ({ inMs }: { inMs: number }) =>
      this.leaveFor(inMs + random.next() * patience.spreadMs),
    );
    this.#poll = setInterval(() => this.#catchUp(), patience.pollMs);
  }

  get head(): number {
    return this.#head.seq;
  }

  /** Connected, watching, and with nothing asked for. */
  get isCurrent(): boolean {
    return this.#isWatching && !this.#asking && !this.#planned;
  }

  /** Loses the connection as a tunnel makes one lose it: nobody says goodbye. */
  drop(): void {
    const { engine } = this.#socket.io;
    const transport = engine?.transport as unknown as { ws?: { terminate?: () => void } } | undefined;
    if (transport?.ws?.terminate) transport.ws.terminate();
    else engine?.close();
  }

  /** Goes away and comes back. */
  leaveFor(ms: number): void {
    this.#socket.disconnect();
    if (this.#away) clearTimeout(this.#away);
    this.#away = setTimeout(() => this.#socket.connect(), ms);
  }

  close(): void {
    clearInterval(this.#poll);
    for (const timer of [this.#planned, this.#away]) if (timer) clearTimeout(timer);
    this.#socket.disconnect();
  }

  #watch(): void {
    const { epoch, seq } = this.#head;
    const message = { number: this.number, after: seq, ...(epoch ? { epoch } : {}) };
    this.#socket.emit("thread:watch", message, (ack: Ack) => {
      if (!ack.ok) return;
      this.#isWatching = true;
      this.#heard = ack.seq ?? 0;
      if (ack.epoch !== this.#head.epoch || (ack.seq ?? 0) > this.#head.seq) this.#catchUp();
      else this.currentSince = performance.now();
    });
  }

  #happened(event: Event): void {
    if (event.number !== this.number) return;
    this.#note(event);
    const isOurs = event.epoch === this.#head.epoch;
    if (isOurs || this.#head.epoch === "") this.#heard = Math.max(this.#heard, event.seq);
    if (isOurs && event.seq <= this.#head.seq + 1) {
      this.#apply(event);
      return;
    }
    if (this.isCurrent) this.holes += 1;
    this.#planned ??= setTimeout(() => {
      this.#planned = null;
      this.#catchUp();
    }, this.#random.next() * this.#patience.jitterMs);
  }

  #apply(event: Event): void {
    if (event.seq <= this.#head.seq) return;
    this.#head.seq = event.seq;
    this.applied += 1;
    if (event.comment) this.shown.set(event.id, event.comment);
    else this.shown.delete(event.id);
  }

  #note({ number, seq, kind, id }: SeenEvent): void {
    this.seen.push({ number, seq, kind, id });
  }

  #catchUp(): void {
    this.#asking ??= this.#ask()
      .then((isWhole) => {
        if (isWhole) this.currentSince = performance.now();
        else this.#planned ??= setTimeout(() => this.#retry(), 200 + this.#random.next() * 800);
      })
      .finally(() => {
        this.#asking = null;
      });
  }

  #retry(): void {
    this.#planned = null;
    if (this.#socket.connected) this.#catchUp();
  }

  /** Reads on until the head; false when the answer was no use. */
  async #ask(): Promise<boolean> {
    for (;;) {
      this.catchUps += 1;
      const { epoch, seq } = this.#head;
      const query = `after=${seq}&limit=500${epoch ? `&epoch=${epoch}` : ""}`;
      const answer = await fetch(`${this.#url}/api/v1/ideas/${this.number}/thread?${query}`).catch(
        () => null,
      );
      if (answer?.status === 410) {
        this.reloads += 1;
        this.shown.clear();
        this.#head = { epoch: "", seq: 0 };
        this.#heard = 0;
        continue;
      }
      if (!answer?.ok) return false;
      const found = (await answer.json().catch(() => null)) as CatchUp | null;
      if (!found) return false;
      this.#head.epoch = found.epoch;
      for (const event of found.events) {
        this.#note({ ...event, number: this.number });
        this.#apply(event);
      }
      // The question may be older than what was heard while it was on its way.
      if (this.#head.seq >= found.seq) return this.#head.seq >= this.#heard;
    }
  }
}
