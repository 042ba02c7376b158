import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { type Figure, median, processorMs } from "./load.ts";
import { watchers } from "./watchers.ts";

export type FanOut = {
  url: string;
  pid: number;
  watchers: number;
  /** How many events are sent, at most ten a second. */
  events: number;
  /** The idea to watch; null where everybody hears everything. */
  number: number | null;
  /** Makes one event happen; resolves when it is acknowledged. */
  send: () => Promise<void>;
};

const EVERY_MS = 100;
const LOST_MS = 20_000;

/**
 * Time from asking for an event until it is acknowledged and the last of the watchers has it. `perSecond` is how
 * many would fit one after the other. Throws when one is lost or a watcher would have to catch up.
 */
export async function fanOut(wanted: FanOut): Promise<Figure> {
  const { number } = wanted;
  const watching = await watchers(wanted.url, wanted.watchers, number === null ? null : () => number);
  const delays: number[] = [];
  const before = processorMs(wanted.pid);
  try {
    for (let n = 0; n < wanted.events; n++) {
      const started = performance.now();
      const heard = watching.sockets.map(nextEvent);
      await wanted.send();
      const seqs = await Promise.all(heard);
      if (new Set(seqs).size > 1) throw new Error("A watcher would have to catch up.");
      const delay = performance.now() - started;
      delays.push(delay);
      await sleep(Math.max(0, EVERY_MS - delay));
    }
  } finally {
    watching.stop();
  }
  const after = processorMs(wanted.pid);
  const sorted = [...delays].sort((a, b) => a - b);
  return {
    perSecond: 1000 / median(delays),
    p50: median(delays),
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN,
    cpuMs: before === null || after === null ? null : (after - before) / wanted.events,
  };
}

function nextEvent(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    const lost = setTimeout(() => reject(new Error("An event did not arrive.")), LOST_MS);
    socket.once("thread:event", (event: { seq: number }) => {
      clearTimeout(lost);
      resolve(event.seq);
    });
  });
}
