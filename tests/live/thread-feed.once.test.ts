import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveSocket } from "#app/live/live-socket.ts";
import { isBehind } from "#app/live/live-thread.ts";
import { followThread } from "#app/live/thread-feed.ts";
import { threadStore } from "#app/live/thread-store.ts";

type Answer = { status: number; body?: { epoch: string; seq: number; events: unknown[] } };

let answers: Answer[];
let asked: string[];
let listeners: Map<string, (message: unknown) => void>;
let head: { epoch: string; seq: number };
const removed = (seq: number) => ({ seq, kind: "removed", id: `gone-${seq}` });

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = [];
  listeners = new Map();
  head = { epoch: "e", seq: 10 };
  vi.stubGlobal("document", { addEventListener: () => {}, removeEventListener: () => {} });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    const { status, body } = answers.shift() ?? { status: 503 };
    return { ok: status === 200, status, json: async () => body };
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page's thread at 10 that is followed over a connection whose server is at `head`. */
async function followed() {
  const socket: LiveSocket = {
    connected: true,
    on: (name, listener) => {
      listeners.set(name, listener);
      return socket;
    },
    off: () => socket,
    emit: (_name, _message, answer) => answer?.({ ok: true, ...head }),
  };
  const store = threadStore({
    window: "1",
    head: { epoch: "e", seq: 10 },
    thread: { threads: [], earlier: null, later: null, order: "oldest", hasLinks: false },
    own: [],
    mine: [],
    marked: [],
    supports: 0,
    comments: 0,
  });
  const stop = followThread(7, store, Promise.resolve(socket), () => ({ focused: null, atEnd: false }));
  await vi.advanceTimersByTimeAsync(0);
  return { store, stop };
}

test("asks for nothing while every event comes", async () => {
  const { store, stop } = await followed();
  for (let seq = 11; seq <= 30; seq += 1)
    listeners.get("thread:event")?.({ number: 7, epoch: "e", ...removed(seq) });
  await vi.advanceTimersByTimeAsync(40_000);
  expect([store.get().head.seq, asked]).toEqual([30, []]);
  stop();
});

test("asks within a second for what it missed, page by page", async () => {
  head = { epoch: "e", seq: 13 };
  answers = [
    { status: 200, body: { epoch: "e", seq: 13, events: [removed(11), removed(12)] } },
    { status: 200, body: { epoch: "e", seq: 13, events: [removed(13)] } },
  ];
  const { store, stop } = await followed();
  await vi.advanceTimersByTimeAsync(1100);
  expect(store.get().head.seq).toBe(13);
  expect(asked.map((url) => /after=(\d+)/.exec(url)?.[1])).toEqual(["10", "12"]);
  stop();
});

test("an answer older than what was heard, or none, is not waited on for a minute, nor asked for without rest", async () => {
  head = { epoch: "e", seq: 11 };
  answers = [
    { status: 200, body: { epoch: "e", seq: 10, events: [] } },
    { status: 503 },
    { status: 200, body: { epoch: "e", seq: 11, events: [removed(11)] } },
  ];
  const { store, stop } = await followed();
  await vi.advanceTimersByTimeAsync(8000);
  expect([isBehind(store.get()), store.get().head.seq]).toEqual([false, 11]);
  expect(asked).toHaveLength(3);
  stop();

  asked = [];
  const down = await followed();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked.length).toBeLessThan(25);
  down.stop();
});
