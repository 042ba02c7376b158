import type { PublicComment } from "#app/features/comments/comment.ts";
import {
  comesLast,
  gone,
  isPublic,
  isShown,
  placeOf,
  withChanged,
  withItem,
  withoutItem,
} from "#app/features/comments/thread.ts";
import type { Given, LiveThread, News, Reading, ThreadEvent } from "./live-state.ts";
import { isEcho, ownShown, stillSent } from "./sent.ts";
import { withMark, withUseful } from "./useful.ts";

/** How many waiting comments are shown at once. */
const AT_ONCE = 50;
/** How many answers to comments of other windows are kept. */
const MOST_LOOSE = 200;

/** The thread as a page begins with it. */
export function begin(given: Given): LiveThread {
  return {
    ...given,
    heard: given.head.seq,
    lost: false,
    waiting: [],
    sent: [],
    left: [],
    loose: [],
    fresh: [],
    kept: null,
    unsaid: 0,
  };
}

/** True when an event is missing that has happened. */
export function isBehind(state: LiveThread): boolean {
  return state.heard > state.head.seq;
}

/** How many comments stand behind the pill. */
export function countWaiting(state: LiveThread): number {
  return state.waiting.filter(isPublic).length;
}

/**
 * Takes news in. Events apply in the order of their numbers, each once, from wherever they come: one that is
 * known is dropped, one after a gap only says that something is missing.
 */
export function take(state: LiveThread, news: News): LiveThread {
  switch (news.type) {
    case "given":
      return given(state, news.given);
    case "events":
      if (news.epoch !== state.head.epoch) return { ...state, lost: true };
      return news.events.reduce(
        (now, event) => happened(now, event, news.reading),
        heardOf(state, news.head ?? 0),
      );
    case "head":
      return news.head.epoch === state.head.epoch ? heardOf(state, news.head.seq) : { ...state, lost: true };
    case "lost":
      return { ...state, lost: true };
    case "counts":
      return { ...state, supports: news.supports, comments: news.comments };
    case "own":
      return stillSent({
        ...state,
        own: news.own.filter((own) => own.isEdit || !isShown(state.thread, own.id)),
      });
    case "sending":
      return state.sent.some((each) => each.key === news.sent.key)
        ? state
        : { ...state, sent: [...state.sent, news.sent] };
    case "sent":
      return stillSent({
        ...(news.change.id ? ownShown(state, news.change.id) : state),
        sent: state.sent.map((each) => (each.key === news.key ? { ...each, ...news.change } : each)),
        mine: news.change.id ? [...state.mine, news.change.id] : state.mine,
      });
    case "unsent":
      return { ...state, sent: state.sent.filter((each) => each.key !== news.key) };
    case "useful":
      return withUseful(state, news.changes);
    case "marked":
      return withMark(state, news.id, news.on);
    case "show":
      return shown(state);
    case "seen":
      return { ...state, fresh: [] };
    case "said":
      return { ...state, unsaid: 0 };
  }
}

/** The same window again keeps what is read where it is, and only hears how far the thread has come. */
function given(state: LiveThread, news: Given): LiveThread {
  const isSame = news.window === state.window && news.head.epoch === state.head.epoch && !state.lost;
  if (!isSame) return { ...begin(news), sent: state.sent };
  const { own, mine, marked, supports, comments } = news;
  return heardOf({ ...state, own, mine, marked, supports, comments }, news.head.seq);
}

function heardOf(state: LiveThread, seq: number): LiveThread {
  return seq > state.heard ? { ...state, heard: seq } : state;
}

function happened(before: LiveThread, event: ThreadEvent, reading: Reading): LiveThread {
  const { comment, id, seq } = event;
  const state = heardOf(before, seq);
  if (seq !== state.head.seq + 1) return state;
  const loose = state.loose.filter((other) => other.id !== id);
  const next = { ...state, head: { ...state.head, seq }, loose };
  if (!comment) return forgotten(next, id, reading);
  const isKnown = isShown(next.thread, id);
  if (isKnown || next.waiting.some((item) => item.id === id)) {
    return {
      ...next,
      thread: isKnown ? withChanged(next.thread, comment) : next.thread,
      waiting: next.waiting.map((item) => (item.id === id ? comment : item)),
      own: next.own.filter((own) => own.revision !== comment.revision),
    };
  }
  const isNew = event.kind === "published" || event.kind === "restored" || loose.length < state.loose.length;
  return isNew ? arrived(next, comment, reading) : next;
}

/** A comment nobody here has seen: one's own goes to its place, others wait. */
function arrived(before: LiveThread, comment: PublicComment, reading: Reading): LiveThread {
  const state = withParent(before, comment);
  const place = placeOf(state.thread, comment);
  if (place === "elsewhere" && !state.waiting.some((item) => item.id === comment.parent))
    // Where all comments are here, the one it answers is gone since before: only the server knows its place.
    return state.thread.earlier || state.thread.later
      ? { ...state, loose: [...state.loose, comment].slice(-MOST_LOOSE) }
      : { ...state, lost: true };
  const sent = state.sent.find((each) => isEcho(each, comment));
  if (sent || state.mine.includes(comment.id) || state.own.some((own) => own.id === comment.id))
    return {
      ...state,
      own: state.own.filter((own) => own.id !== comment.id),
      sent: state.sent.filter((each) => each !== sent),
      mine: [...state.mine, comment.id],
      thread: withItem(state.thread, comment),
    };
  if (place === "earlier" || place === "later") return { ...state, thread: withItem(state.thread, comment) };
  const answers = state.loose.filter((other) => other.parent === comment.id);
  const unsaid = state.unsaid + 1 + answers.length;
  if (!reading.atEnd || state.waiting.length > 0 || answers.length > 0 || !comesLast(state.thread, comment))
    return {
      ...state,
      unsaid,
      waiting: [...state.waiting, comment, ...answers],
      loose: state.loose.filter((other) => other.parent !== comment.id),
    };
  return {
    ...state,
    unsaid,
    thread: withItem(state.thread, comment),
    fresh: [...state.fresh, comment.id],
  };
}

/** Where the comment that is answered went before, its place comes back with the answer. */
function withParent(state: LiveThread, { parent }: PublicComment): LiveThread {
  const place = state.left.find((item) => item.id === parent);
  if (!place || isShown(state.thread, place.id) || state.waiting.some((item) => item.id === place.id))
    return state;
  return { ...state, waiting: [...state.waiting, place] };
}

/** What is not public any more goes from everywhere, the pill's comments too. */
function forgotten(state: LiveThread, id: string, { focused }: Reading): LiveThread {
  const tops = [...state.thread.threads.map((entry) => entry.comment), ...state.waiting];
  const top = tops.find((item) => item.id === id && !item.parent);
  const isAnswered = (item: string) =>
    state.waiting.some((other) => other.parent === item && other.id !== id);
  return {
    ...state,
    thread: withoutItem(state.thread, id, (item) => item === focused || isAnswered(item)),
    waiting: state.waiting
      .map((item) => (item.id === id ? gone(item) : item))
      .filter((item) => isPublic(item) || isAnswered(item.id)),
    left: top ? [...state.left, gone(top)] : state.left,
    kept: focused === id ? id : state.kept === id ? null : state.kept,
  };
}

function shown(state: LiveThread): LiveThread {
  const next = state.waiting.slice(0, AT_ONCE);
  return {
    ...state,
    thread: next.reduce(withItem, state.thread),
    waiting: state.waiting.slice(AT_ONCE),
    fresh: next.filter(isPublic).map((item) => item.id),
    unsaid: 0,
  };
}
