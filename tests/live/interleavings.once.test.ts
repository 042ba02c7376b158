import { describe, expect, test } from "vitest";
import type { PublicComment } from "#app/features/comments/comment.ts";
import {
  gone,
  isPublic,
  keyOfItem,
  type ThreadItem,
  type ThreadWindow,
} from "#app/features/comments/thread.ts";
import type { Given, ThreadEvent } from "#app/live/live-state.ts";
import { begin, countWaiting, isBehind, take } from "#app/live/live-thread.ts";

type Kept = { comment: PublicComment; isPublic: boolean };
type Message = { epoch: string; events: ThreadEvent[]; head?: number };

/** Numbers from a seed, so that a failure can be run again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** The thread as the server keeps it, and what its page, its messages and its catch-up say of it. */
class Thread {
  epoch = "e1";
  readonly log: { kind: string; id: string }[] = [];
  readonly comments = new Map<string, Kept>();
  #made = 0;
  readonly #roll: (sides: number) => number;
  readonly #range: [string, string] | null;

  constructor(roll: (sides: number) => number, range: [string, string] | null) {
    this.#roll = roll;
    this.#range = range;
  }

  get seq() {
    return this.log.length;
  }

  /** Something happens; the number of the event. */
  change(): number {
    const some = [...this.comments.values()];
    const one = some[this.#roll(some.length)];
    const act = this.#roll(10);
    if (!one || act < 5) return this.#publish(some);
    const { id } = one.comment;
    if (!one.isPublic) return this.#note("restored", id, { ...one, isPublic: true });
    if (act < 7) return this.#note("removed", id, { ...one, isPublic: false });
    const changed =
      act < 9 ? { body: `${one.comment.body}!`, revision: `${id}-${this.seq}` } : { author: null };
    return this.#note(act < 9 ? "edited" : "anonymised", id, {
      isPublic: true,
      comment: { ...one.comment, ...changed },
    });
  }

  /** As the socket tells it, with the comment's form of now. */
  told(seq: number): Message {
    return { epoch: this.epoch, events: [this.#event(seq)] };
  }

  catchUp(after: number, limit: number): Message {
    const last = Math.min(this.seq, after + limit);
    const events = Array.from({ length: last - after }, (_, at) => this.#event(after + at + 1));
    return { epoch: this.epoch, events, head: this.seq };
  }

  page(): Given {
    const head = { epoch: this.epoch, seq: this.seq };
    return {
      window: "1",
      head,
      thread: this.#window(),
      own: [],
      mine: [],
      marked: [],
      supports: 0,
      comments: 0,
    };
  }

  #publish(some: Kept[]): number {
    this.#made += 1;
    const open = some.filter((each) => each.isPublic || this.#roll(4) === 0);
    const answered = this.#roll(2) ? open[this.#roll(open.length)]?.comment : undefined;
    const id = String(this.#made).padStart(4, "0");
    // What was held for approval is published after others, and has its place before them.
    const minute = String(this.#roll(3) ? this.#made : this.#roll(this.#made)).padStart(4, "0");
    const comment: PublicComment = {
      id,
      idea: 1,
      parent: answered ? (answered.parent ?? answered.id) : null,
      replyTo: null,
      body: id,
      html: id,
      stance: null,
      lang: "ca",
      state: "approved",
      revision: id,
      author: { name: "Ona", organisation: null },
      createdAt: `2026-01-01T00:00:00.${minute}Z`,
      editedAt: null,
      redactedUnder: null,
      useful: 0,
    };
    return this.#note("published", id, { comment, isPublic: true });
  }

  #note(kind: string, id: string, kept: Kept): number {
    this.comments.set(id, kept);
    this.log.push({ kind, id });
    return this.seq;
  }

  #event(seq: number): ThreadEvent {
    const { kind, id } = this.log[seq - 1] ?? { kind: "", id: "" };
    const kept = this.comments.get(id);
    return { seq, kind, id, ...(kept?.isPublic ? { comment: kept.comment } : {}) };
  }

  #window(): ThreadWindow {
    const inOrder = [...this.comments.values()].sort((a, b) =>
      keyOfItem(a.comment) < keyOfItem(b.comment) ? -1 : 1,
    );
    const [from, to] = this.#range ?? ["", "~"];
    const threads = inOrder
      .filter(({ comment }) => !comment.parent && keyOfItem(comment) >= from && keyOfItem(comment) <= to)
      .flatMap((top) => {
        const replies = inOrder
          .filter((each) => each.isPublic && each.comment.parent === top.comment.id)
          .map((each) => each.comment);
        const comment: ThreadItem = top.isPublic ? top.comment : gone(top.comment);
        return top.isPublic || replies.length > 0 ? [{ comment, replies }] : [];
      });
    return {
      threads,
      earlier: this.#range && { count: 1, before: from },
      later: this.#range && { count: 1, after: to },
      order: "oldest",
      hasLinks: false,
    };
  }
}

/** What a reader sees of a window, the places that only the focus holds left out. */
const visible = (window: ThreadWindow) =>
  window.threads.flatMap(({ comment, replies }) => {
    const shown = replies.filter(isPublic);
    return isPublic(comment) || shown.length > 0 ? [comment, ...shown] : [];
  });

/** A reader through a bad connection: messages late, twice, out of order or not at all, and now and then a question. */
function readThrough(
  seed: number,
  range: [string, string] | null,
): { seen: ThreadItem[]; real: ThreadItem[] } {
  const roll = dice(seed);
  const server = new Thread(roll, range);
  for (let at = 0; at < 12; at += 1) server.change();
  let state = begin(server.page());
  const onTheWay: Message[] = [];
  const reading = () => ({
    focused: roll(3) ? null : String(roll(40)).padStart(4, "0"),
    atEnd: roll(2) === 0,
  });
  const receive = (message: Message) => {
    const isGone = message.epoch !== server.epoch;
    if (!isGone || roll(2)) state = take(state, { type: "events", reading: reading(), ...message });
    if (state.lost) state = take(state, { type: "given", given: server.page() });
  };
  for (let step = 0; step < 150; step += 1) {
    const act = roll(12);
    if (act < 5) {
      const message = server.told(server.change());
      if (roll(4)) onTheWay.push(message);
      if (!roll(5)) onTheWay.push(message);
    } else if (act < 9) {
      const [next] = onTheWay.splice(roll(onTheWay.length), 1);
      if (next) receive(next);
    } else if (act === 9) onTheWay.push(server.catchUp(Math.min(state.head.seq, server.seq), 1 + roll(20)));
    else if (act === 10) state = take(state, { type: "show" });
    else if (roll(8) === 0) {
      server.epoch += "x";
      state = take(state, { type: "head", head: { epoch: server.epoch, seq: server.seq } });
      state = take(state, { type: "given", given: server.page() });
    } else state = take(state, { type: "given", given: server.page() });
  }
  for (const message of onTheWay) receive(message);
  while (isBehind(state) || state.head.seq < server.seq) receive(server.catchUp(state.head.seq, 7));
  while (countWaiting(state) > 0 || state.waiting.length > 0) state = take(state, { type: "show" });
  return { seen: visible(state.thread), real: visible(server.page().thread) };
}

const RUNS = Array.from({ length: 150 }, (_, at) => at + 1);

describe("any order of messages and catch-ups", () => {
  test("ends as the thread that the server shows", () => {
    for (const seed of RUNS) {
      const { seen, real } = readThrough(seed, null);
      expect(seen, `seed ${seed}`).toEqual(real);
    }
  });

  test("ends as the same window of a longer thread", () => {
    const range: [string, string] = ["2026-01-01T00:00:00.0004Z", "2026-01-01T00:00:00.0030Z~"];
    let most = 0;
    for (const seed of RUNS) {
      const { seen, real } = readThrough(seed, range);
      // Answers to a comment that the reader never saw, as it was gone by then: only the next page has their place.
      const unseen = real.filter((item) => !isPublic(item) && !seen.some((other) => other.id === item.id));
      const expected = real.filter(
        (item) => !unseen.some((place) => place.id === item.id || place.id === item.parent),
      );
      expect(seen, `seed ${seed}`).toEqual(expected);
      most = Math.max(most, real.length);
    }
    expect(most).toBeGreaterThan(10);
  });
});
