import { describe, expect, test } from "vitest";
import type { PublicComment } from "#app/features/comments/comment.ts";
import { isPublic, keyOfItem, type ThreadWindow } from "#app/features/comments/thread.ts";
import type { LiveThread, News, Reading, ThreadEvent } from "#app/live/live-state.ts";
import { begin, countWaiting, isBehind, take } from "#app/live/live-thread.ts";
import { type Sent, withFocusKept } from "#app/live/sent.ts";

const AWAY: Reading = { focused: null, atEnd: false };
const AT_END: Reading = { focused: null, atEnd: true };

const comment = (id: string, more: Partial<PublicComment> = {}): PublicComment => ({
  id,
  idea: 1,
  parent: null,
  replyTo: null,
  body: id,
  html: id,
  stance: null,
  lang: "ca",
  state: "approved",
  revision: `${id}-1`,
  author: null,
  createdAt: `2026-01-01T00:00:${id.padStart(2, "0")}.000Z`,
  editedAt: null,
  redactedUnder: null,
  useful: 0,
  ...more,
});

const windowOf = (comments: PublicComment[], more: Partial<ThreadWindow> = {}): ThreadWindow => ({
  threads: comments
    .filter((each) => !each.parent)
    .map((top) => ({ comment: top, replies: comments.filter((each) => each.parent === top.id) })),
  earlier: null,
  later: null,
  order: "oldest",
  hasLinks: false,
  ...more,
});

const page = (comments: PublicComment[], more: Partial<ThreadWindow> = {}): LiveThread =>
  begin({
    window: "1",
    head: { epoch: "e", seq: 10 },
    thread: windowOf(comments, more),
    own: [],
    mine: [],
    marked: [],
    supports: 0,
    comments: comments.length,
  });

const event = (seq: number, kind: string, of: PublicComment | string): ThreadEvent =>
  typeof of === "string" ? { seq, kind, id: of } : { seq, kind, id: of.id, comment: of };

const tell = (state: LiveThread, events: ThreadEvent[], reading = AWAY): LiveThread =>
  take(state, { type: "events", epoch: "e", events, reading });

const shownIds = (state: LiveThread) =>
  state.thread.threads.flatMap((entry) => [entry.comment, ...entry.replies]).map((item) => item.id);

describe("one event", () => {
  test("a new comment waits, and goes to its place when it is asked for", () => {
    let state = tell(page([comment("1"), comment("5")]), [event(11, "published", comment("3"))]);
    expect(shownIds(state)).toEqual(["1", "5"]);
    expect([countWaiting(state), state.unsaid]).toEqual([1, 1]);
    state = take(state, { type: "show" });
    expect(shownIds(state)).toEqual(["1", "3", "5"]);
    expect(state.fresh).toEqual(["3"]);
    expect(take(state, { type: "seen" }).fresh).toEqual([]);
  });

  test("at the end of the thread it is appended, but nowhere else and not past others that wait", () => {
    const before = page([comment("1"), comment("5")]);
    expect(shownIds(tell(before, [event(11, "published", comment("6"))], AT_END))).toEqual(["1", "5", "6"]);
    expect(shownIds(tell(before, [event(11, "published", comment("3"))], AT_END))).toEqual(["1", "5"]);
    const reply = comment("7", { parent: "1" });
    expect(shownIds(tell(before, [event(11, "published", reply)], AT_END))).toEqual(["1", "5"]);
    const waiting = tell(before, [event(11, "published", comment("3"))]);
    expect(shownIds(tell(waiting, [event(12, "published", comment("6"))], AT_END))).toEqual(["1", "5"]);
  });

  test("known numbers are dropped, later ones only say that something is missing", () => {
    const before = page([comment("1")]);
    expect(tell(before, [event(10, "removed", "1")])).toEqual(before);
    const behind = tell(before, [event(12, "removed", "1")]);
    expect(shownIds(behind)).toEqual(["1"]);
    expect(isBehind(behind)).toBe(true);
    const caughtUp = tell(behind, [event(11, "edited", comment("1")), event(12, "removed", "1")]);
    expect(shownIds(caughtUp)).toEqual([]);
    expect(isBehind(caughtUp)).toBe(false);
  });

  test("edits and lost names change a comment where it stands, waiting ones too", () => {
    const author = { name: "Ona", organisation: null };
    let state = page([comment("1", { author })]);
    state = tell(state, [event(11, "published", comment("2", { author }))]);
    state = tell(state, [
      event(12, "edited", comment("1", { author, body: "changed" })),
      event(13, "anonymised", comment("1", { body: "changed" })),
      event(14, "anonymised", comment("2")),
    ]);
    expect(state.thread.threads[0]?.comment).toMatchObject({ body: "changed", author: null });
    expect(state.waiting).toEqual([comment("2")]);
    expect(state.unsaid).toBe(1);
  });

  test("an edit of a comment of another window is no new comment", () => {
    const state = tell(page([comment("5")], { earlier: { count: 3, before: keyOfItem(comment("5")) } }), [
      event(11, "edited", comment("2")),
      event(12, "anonymised", comment("2")),
    ]);
    expect([shownIds(state), countWaiting(state), state.thread.earlier?.count]).toEqual([["5"], 0, 3]);
  });

  test("what belongs before or after the window is counted there", () => {
    const gaps = {
      earlier: { count: 3, before: keyOfItem(comment("5")) },
      later: { count: 2, after: keyOfItem(comment("6")) },
    };
    const state = tell(page([comment("5"), comment("6")], gaps), [
      event(11, "published", comment("2")),
      event(12, "published", comment("8")),
      event(13, "published", comment("9", { parent: "2" })),
    ]);
    expect([state.thread.earlier?.count, state.thread.later?.count]).toEqual([4, 3]);
    expect([shownIds(state), countWaiting(state)]).toEqual([["5", "6"], 0]);
  });

  test("what is taken away goes from the page and from what waits", () => {
    let state = tell(page([comment("1"), comment("2", { parent: "1" })]), [
      event(11, "published", comment("3")),
      event(12, "removed", "3"),
      event(13, "removed", "2"),
    ]);
    expect([shownIds(state), countWaiting(state)]).toEqual([["1"], 0]);
    state = tell(state, [event(14, "removed", "1")]);
    expect(shownIds(state)).toEqual([]);
  });

  test("a comment with answers leaves its place, until the last one goes", () => {
    let state = tell(page([comment("1"), comment("2", { parent: "1" })]), [event(11, "removed", "1")]);
    expect(shownIds(state)).toEqual(["1", "2"]);
    expect(state.thread.threads.map((entry) => isPublic(entry.comment))).toEqual([false]);
    expect(JSON.stringify(state.thread.threads[0]?.comment)).not.toContain("body");
    state = tell(state, [event(12, "removed", "2")]);
    expect(shownIds(state)).toEqual([]);
    state = tell(state, [event(13, "restored", comment("2", { parent: "1" }))]);
    expect(shownIds(take(state, { type: "show" }))).toEqual(["1", "2"]);
  });

  test("a comment that has the focus leaves its place to it", () => {
    const focused = { focused: "2", atEnd: false };
    const state = tell(
      page([comment("1"), comment("2", { parent: "1" })]),
      [event(11, "removed", "2")],
      focused,
    );
    expect(shownIds(state)).toEqual(["1", "2"]);
    expect(state.kept).toBe("2");
    expect(state.thread.threads[0]?.replies.every(isPublic)).toBe(false);
  });

  test("one's own comment takes its place without waiting, its edit is no more one's own alone", () => {
    const own = {
      id: "3",
      parent: null,
      revision: "3-1",
      isEdit: false,
      html: "",
      body: "",
      lang: "ca",
      stance: null,
      state: "pending" as const,
      createdAt: comment("3").createdAt,
      restriction: null,
    };
    const before = {
      ...page([comment("1")]),
      own: [own, { ...own, id: "1", revision: "1-2", isEdit: true }],
    };
    const state = tell(before, [
      event(11, "published", comment("3")),
      event(12, "edited", comment("1", { revision: "1-2" })),
    ]);
    expect([shownIds(state), countWaiting(state), state.own, state.mine, state.unsaid]).toEqual([
      ["1", "3"],
      0,
      [],
      ["3"],
      0,
    ]);
  });

  test("an answer to what is gone since before the page asks for the page again", () => {
    const reply = event(11, "published", comment("9", { parent: "8" }));
    expect(tell(page([comment("1")]), [reply]).lost).toBe(true);
    const gap = { earlier: { count: 1, before: keyOfItem(comment("1")) } };
    expect(tell(page([comment("1")], gap), [reply]).lost).toBe(false);
  });
});

describe("one's own that did not get through at first", () => {
  const sent: Sent = {
    key: "k",
    body: "3",
    parent: null,
    stance: null,
    lang: "ca",
    onBehalfOf: null,
    state: "failed",
    id: null,
    problem: null,
  };

  test("goes to its place once it is known to be one's own, not behind the pill", () => {
    let state: LiveThread = { ...page([comment("1")]), sent: [sent] };
    state = tell(state, [event(11, "published", comment("3"))]);
    expect([shownIds(state), countWaiting(state), state.sent.length]).toEqual([["1"], 1, 1]);
    state = take(state, { type: "sent", key: "k", change: { id: "3" } });
    expect([shownIds(state), countWaiting(state), state.sent, state.mine]).toEqual([
      ["1", "3"],
      0,
      [],
      ["3"],
    ]);
  });

  test("takes the focus along to where it stands then, and to nothing else", () => {
    const before: LiveThread = { ...page([comment("1")]), sent: [{ ...sent, state: "sending" }] };
    const after = tell(before, [event(11, "published", comment("3"))]);
    expect(withFocusKept(before, after, "k").kept).toBe("3");
    expect(withFocusKept(before, after, "1").kept).toBe(null);
    expect(withFocusKept(before, take(before, { type: "unsent", key: "k" }), "k").kept).toBe(null);
    const kept = { ...after, kept: "3" };
    expect(tell(kept, [event(12, "removed", "3")]).kept).toBe(null);
  });
});

describe("another order", () => {
  test("newest first: what comes goes to the top when it is asked for, what is older is counted below", () => {
    const earlier = { count: 3, before: keyOfItem(comment("5")) };
    const before = page([comment("7"), comment("5")], { order: "newest", earlier });
    const state = tell(
      before,
      [event(11, "published", comment("9")), event(12, "published", comment("2"))],
      AT_END,
    );
    expect([shownIds(state), countWaiting(state), state.thread.earlier?.count]).toEqual([["7", "5"], 1, 4]);
    expect(shownIds(take(state, { type: "show" }))).toEqual(["9", "7", "5"]);
  });

  test("by use: each in its rank, one of another window is counted there, counts change nothing of the order", () => {
    const later = { count: 2, after: "3~x" };
    const used = (id: string, useful: number) => comment(id, { useful });
    const before = page([used("4", 9), used("1", 3)], { order: "useful", later });
    let state = tell(before, [event(11, "published", comment("9")), event(12, "restored", used("2", 5))]);
    expect([countWaiting(state), state.thread.later?.count]).toEqual([1, 3]);
    state = take(state, { type: "show" });
    expect(shownIds(state)).toEqual(["4", "2", "1"]);
    state = take(state, { type: "useful", changes: [{ id: "1", useful: 40 }] });
    state = take(state, { type: "marked", id: "1", on: true });
    expect(shownIds(state)).toEqual(["4", "2", "1"]);
    expect([state.marked, state.thread.threads[2]?.comment]).toMatchObject([["1"], { useful: 41 }]);
    expect(take(state, { type: "marked", id: "1", on: true })).toBe(state);
  });
});

describe("a page that is given again", () => {
  const given = (seq: number, comments: PublicComment[], window = "1", epoch = "e"): News => ({
    type: "given",
    given: {
      window,
      head: { epoch, seq },
      thread: windowOf(comments),
      own: [],
      mine: [],
      marked: [],
      supports: 3,
      comments: 2,
    },
  });

  test("keeps what is read as it is, and hears how far the thread has come", () => {
    const before = tell(page([comment("1")]), [event(11, "published", comment("2"))]);
    const state = take(before, given(12, [comment("1"), comment("2"), comment("3")]));
    expect(state.thread).toBe(before.thread);
    expect([countWaiting(state), isBehind(state), state.supports]).toEqual([1, true, 3]);
  });

  test("begins anew for another window, after another epoch, and when it was lost", () => {
    const before = page([comment("1")]);
    for (const state of [
      take(before, given(3, [comment("4")], "2")),
      take(before, given(3, [comment("4")], "1", "f")),
      take(take(before, { type: "lost" }), given(12, [comment("4")])),
      take(take(before, { type: "head", head: { epoch: "f", seq: 1 } }), given(1, [comment("4")])),
    ])
      expect([shownIds(state), state.lost, isBehind(state)]).toEqual([["4"], false, false]);
  });
});
