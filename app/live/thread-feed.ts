import type { LiveSocket } from "./live-socket.ts";
import type { Head, Reading, ThreadEvent, Useful } from "./live-state.ts";
import { isBehind } from "./live-thread.ts";
import type { ThreadStore } from "./thread-store.ts";

type CatchUp = { epoch: string; seq: number; events: ThreadEvent[] };
type Told = ThreadEvent & { number: number; epoch: string };

const POLL_MS = 60_000;
/** Without a connection the question itself is all there is. */
const POLL_ALONE_MS = 15_000;
/** Everybody misses the same event: they ask one after the other. */
const SPREAD_MS = 1000;

/**
 * Keeps a page's thread up with the server's: applies what the connection says, and asks for what is missing,
 * on coming back, and now and then. Returns how to stop.
 */
export function followThread(
  number: number,
  store: ThreadStore,
  connection: Promise<LiveSocket>,
  reading: () => Reading,
): () => void {
  let socket: LiveSocket | null = null;
  let ended = false;
  let planned: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  /** Answers in a row that brought nothing of what is missing. */
  let fruitless = 0;

  const ask = async () => {
    if (asking || ended) return;
    asking = true;
    const { epoch, seq } = store.get().head;
    const answer = await fetch(`/api/v1/ideas/${number}/thread?after=${seq}&epoch=${epoch}`).catch(
      () => null,
    );
    const found: CatchUp | null = answer?.ok ? await answer.json().catch(() => null) : null;
    asking = false;
    if (ended) return;
    if (answer?.status === 410 || answer?.status === 404) store.tell({ type: "lost" });
    else if (found)
      store.tell({
        type: "events",
        epoch: found.epoch,
        events: found.events,
        head: found.seq,
        reading: reading(),
      });
    plan(next(found?.events.length ?? 0));
  };
  /** What is still missing is asked for again: at once while it comes, later and later when an answer was no use. */
  const next = (came: number) => {
    if (!isBehind(store.get()) || came > 0) fruitless = 0;
    if (!isBehind(store.get())) return pause();
    return came > 0 ? 0 : Math.min(pause(), (0.5 + Math.random()) * SPREAD_MS * 2 ** fruitless++);
  };
  const pause = () => (socket?.connected ? POLL_MS : POLL_ALONE_MS) * (0.8 + Math.random() * 0.4);
  const plan = (ms: number) => {
    clearTimeout(planned);
    planned = setTimeout(() => void ask(), ms);
  };
  const soon = () => {
    if (isBehind(store.get())) plan(Math.random() * SPREAD_MS);
  };

  const watch = () => {
    const { epoch, seq } = store.get().head;
    socket?.emit("thread:watch", { number, after: seq, epoch }, (ack: { ok: boolean } & Head) => {
      if (ended || !ack.ok) return;
      store.tell({ type: "head", head: ack });
      if (isBehind(store.get())) soon();
      else plan(pause());
    });
  };
  const happened = ({ number: about, epoch, ...event }: Told) => {
    if (about !== number) return;
    store.tell({ type: "events", epoch, events: [event], reading: reading() });
    soon();
  };
  const counted = (now: { number: number; supports: number; comments: number }) => {
    if (now.number === number) store.tell({ type: "counts", supports: now.supports, comments: now.comments });
  };
  const marked = (now: { number: number; useful: Useful[] }) => {
    if (now.number === number) store.tell({ type: "useful", changes: now.useful });
  };
  const visible = () => {
    if (document.visibilityState === "visible") void ask();
  };

  void connection.then((opened) => {
    if (ended) return;
    socket = opened;
    socket.on("connect", watch).on("thread:event", happened).on("idea:counts", counted);
    socket.on("thread:useful", marked);
    if (socket.connected) watch();
  });
  plan(pause());
  store.ask = () => void ask();
  document.addEventListener("visibilitychange", visible);
  return () => {
    ended = true;
    clearTimeout(planned);
    document.removeEventListener("visibilitychange", visible);
    socket?.off("connect", watch).off("thread:event", happened).off("idea:counts", counted);
    socket?.off("thread:useful", marked);
    socket?.emit("thread:unwatch", { number });
  };
}
