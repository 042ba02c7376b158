import type { LiveSocket } from "./listener.server.ts";

const PERIOD_MS = 10_000;
/** Events beyond this many in a period are refused. */
const EVENTS = 20;
/** Packets of any kind beyond this many in a period close the connection. */
const PACKETS = 200;
const WAITING_PACKETS = 200;
const WAITING_BYTES = 1_000_000;
const MOST_BYTES = 4_000_000;
const PATIENCE_MS = 1000;

/** Refuses a connection's events over the limit. */
export function limitEvents(socket: LiveSocket): void {
  const count = counter();
  socket.use((event, next) => {
    if (count() <= EVENTS) {
      next();
      return;
    }
    const answer = event.at(-1);
    if (typeof answer === "function") answer({ ok: false, error: "tooMany" });
  });
}

/** Closes a connection that sends a flood, of whatever: also one that never gets as far as to be somebody's. */
export function cutFloods(connection: LiveSocket["conn"]): void {
  const count = counter();
  connection.on("packet", () => {
    if (count() <= PACKETS) return;
    connection.close(true);
    connection.request.socket.destroy(); // Who floods is not waited for to say goodbye.
  });
}

/** Counts calls within a period, which begins anew when it is over. */
function counter(): () => number {
  let used = 0;
  let since = performance.now();
  return () => {
    const now = performance.now();
    if (now - since > PERIOD_MS) {
      used = 0;
      since = now;
    }
    used += 1;
    return used;
  };
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
