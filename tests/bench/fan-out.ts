import { io, type Socket } from "socket.io-client";
import { type Figure, median, processorMs } from "./load.ts";

export type FanOut = {
  url: string;
  pid: number;
  watchers: number;
  /** How many events are sent, one after the other. */
  events: number;
  /** What each socket does first. */
  join: (socket: Socket) => Promise<void>;
  /** Makes one event happen; resolves when it is acknowledged. */
  send: () => Promise<void>;
};

/**
 * Time from asking for an event until the last of the watchers has it. `perSecond` counts deliveries
 * while events follow one another; throws when one is lost.
 */
export async function fanOut(wanted: FanOut): Promise<Figure> {
  const sockets = await Promise.all(
    Array.from({ length: wanted.watchers }, async () => {
      const socket = io(wanted.url, { transports: ["websocket"], forceNew: true, reconnection: false });
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      await wanted.join(socket);
      return socket;
    }),
  );
  const delays: number[] = [];
  const before = processorMs(wanted.pid);
  try {
    for (let n = 0; n < wanted.events; n++) {
      const started = performance.now();
      await Promise.all([
        wanted.send(),
        ...sockets.map(
          (socket) =>
            new Promise<void>((resolve, reject) => {
              const lost = setTimeout(() => reject(new Error("An event did not arrive within 5 s.")), 5000);
              socket.once("thread:event", () => {
                clearTimeout(lost);
                resolve();
              });
            }),
        ),
      ]);
      delays.push(performance.now() - started);
    }
  } finally {
    for (const socket of sockets) socket.disconnect();
  }
  const after = processorMs(wanted.pid);
  const sorted = [...delays].sort((a, b) => a - b);
  const total = delays.reduce((sum, delay) => sum + delay, 0);
  return {
    perSecond: (1000 * wanted.events * wanted.watchers) / total,
    p50: median(delays),
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN,
    cpuMs: before === null || after === null ? null : (after - before) / wanted.events,
  };
}
