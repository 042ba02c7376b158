import type { LiveSocket } from "./listener.server.ts";

const EVENTS_PER_10_S = 20;
/** Beyond this many in ten seconds a connection is a nuisance and is closed. */
const MUCH_TOO_MANY = 200;
const WAITING_PACKETS = 200;
const WAITING_BYTES = 1_000_000;
const MOST_BYTES = 4_000_000;
const PATIENCE_MS = 1000;

/** Counts what a connection sends: events over the limit are refused, a flood closes it. */
export function limitEvents(socket: LiveSocket): void {
  let used = 0;
  let since = performance.now();
  socket.use((event, next) => {
    if (performance.now() - since > 10_000) {
      used = 0;
      since = performance.now();
    }
    used += 1;
    if (used > MUCH_TOO_MANY) {
      socket.disconnect(true);
      return;
    }
    if (used <= EVENTS_PER_10_S) {
      next();
      return;
    }
    const answer = event.at(-1);
    if (typeof answer === "function") answer({ ok: false, error: "tooMany" });
  });
}

/**
 * Closes a connection that does not read what is sent to it, so that nothing piles up for it here: at once
 * when very much waits, and after a moment when much does, which a burst may bring to anybody.
 */
export function cutWhenSlow(socket: LiveSocket): void {
  let packets = 0;
  let bytes = 0;
  let patience: NodeJS.Timeout | null = null;
  const cut = () => {
    socket.conn.close(true);
    socket.request.socket.destroy(); // A polite goodbye would wait behind all that is not read.
  };
  const calm = () => {
    packets = 0;
    bytes = 0;
    if (patience) clearTimeout(patience);
    patience = null;
  };
  socket.conn.on("packetCreate", ({ data }: { data?: unknown }) => {
    packets += 1;
    bytes += typeof data === "string" ? data.length : 0;
    if (bytes > MOST_BYTES) cut();
    else if (packets > WAITING_PACKETS || bytes > WAITING_BYTES) patience ??= setTimeout(cut, PATIENCE_MS);
  });
  socket.conn.on("drain", calm);
  socket.conn.on("close", calm);
}
