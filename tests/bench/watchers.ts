import { io, type Socket } from "socket.io-client";

export type Watchers = { sockets: Socket[]; stop: () => void };

/** Sockets that watch ideas, as many as wanted, connected a few at a time. */
export async function watchers(
  url: string,
  many: number,
  numberOf: ((at: number) => number) | null,
): Promise<Watchers> {
  const sockets: Socket[] = [];
  while (sockets.length < many) {
    const more = Array.from({ length: Math.min(100, many - sockets.length) }, (_, at) =>
      connected(url, numberOf?.(sockets.length + at) ?? null),
    );
    sockets.push(...(await Promise.all(more)));
  }
  return {
    sockets,
    stop: () => {
      for (const socket of sockets) socket.disconnect();
    },
  };
}

async function connected(url: string, number: number | null): Promise<Socket> {
  const socket = io(url, { transports: ["websocket"], forceNew: true, reconnection: false, timeout: 60_000 });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  if (number === null) return socket;
  const answer = (await socket.emitWithAck("thread:watch", { number })) as { ok: boolean };
  if (!answer.ok) throw new Error("The thread could not be watched.");
  return socket;
}
