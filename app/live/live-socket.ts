// biome-ignore lint/suspicious/noExplicitAny: each listener knows the message of its event.
type Listener = (message: any) => void;

/** What a page needs of Socket.IO. The names `connect` and `disconnect` tell of the connection itself. */
export type LiveSocket = {
  readonly connected: boolean;
  on: (name: string, listener: Listener) => LiveSocket;
  off: (name: string, listener: Listener) => LiveSocket;
  /** Sent only while connected; `answer` is called with what the server answers. */
  emit: (name: string, message: unknown, answer?: Listener) => void;
};

/** Kind, number of the question it answers, and what it says. */
const PACKET = /^(4\d|\d)(\d*)(.*)$/s;
const FIRST_MS = 1000;
const MOST_MS = 30_000;
/** After a restart everybody comes back, and not all at once. */
const SPREAD_MS = 8000;

/**
 * A connection that is always there or on its way back. It speaks Socket.IO's protocol over a web socket (Engine.IO
 * 4, text only, the main namespace): what a page uses of it, at a tenth of the weight of the library.
 */
export function openLiveSocket(
  url = `${location.origin.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`,
) {
  const listeners = new Map<string, Set<Listener>>();
  const answers = new Map<number, Listener>();
  let line: WebSocket | null = null;
  let connected = false;
  let asked = 0;
  let failures = 0;
  let patience = 20_000;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tell = (name: string, message?: unknown) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(message);
  };

  const open = () => {
    clearTimeout(retry);
    close();
    const own = new WebSocket(url);
    line = own;
    silence = setTimeout(lost, patience);
    own.onmessage = ({ data }) => {
      if (line === own) hear(String(data));
    };
    own.onclose = () => {
      if (line === own) lost();
    };
  };

  const close = () => {
    clearTimeout(silence);
    const own = line;
    line = null;
    own?.close();
    answers.clear();
    if (!connected) return;
    connected = false;
    tell("disconnect");
  };

  const lost = (ms = Math.min(MOST_MS, FIRST_MS * 2 ** failures++) * (0.2 + Math.random() * 1.6)) => {
    close();
    clearTimeout(retry);
    retry = setTimeout(open, ms);
  };

  const hear = (packet: string) => {
    clearTimeout(silence);
    const [, kind, id, body] = PACKET.exec(packet) ?? [];
    if (kind === "0") {
      const { pingInterval, pingTimeout } = JSON.parse(body ?? "");
      patience = pingInterval + pingTimeout;
      line?.send("40");
    } else if (kind === "2") line?.send("3");
    else if (kind === "40") {
      connected = true;
      failures = 0;
      tell("connect");
    } else if (kind === "42") {
      const [name, message] = JSON.parse(body ?? "");
      if (name === "server:restarting") return lost(message.inMs + Math.random() * SPREAD_MS);
      tell(name, message);
    } else if (kind === "43") {
      answers.get(Number(id))?.(JSON.parse(body ?? "")[0]);
      answers.delete(Number(id));
    } else return lost(); // Told to go: an ended session comes back as nobody, a refused one later.
    silence = setTimeout(lost, patience);
  };

  const socket: LiveSocket = {
    get connected() {
      return connected;
    },
    on: (name, listener) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
      return socket;
    },
    off: (name, listener) => {
      listeners.get(name)?.delete(listener);
      return socket;
    },
    emit: (name, message, answer) => {
      if (!connected) return;
      const id = answer ? asked++ : "";
      if (answer) answers.set(Number(id), answer);
      line?.send(`42${id}${JSON.stringify([name, message])}`);
    },
  };

  addEventListener("online", () => lost(Math.random() * FIRST_MS));
  addEventListener("offline", () => lost());
  open();
  return socket;
}
