import { isPublic, type ThreadItem } from "#app/features/comments/thread.ts";
import type { LiveThread, Useful } from "./live-state.ts";

/** How many find which comment useful, changed where they stand: nothing is put in another order while it is read. */
export function withUseful(state: LiveThread, changes: Useful[]): LiveThread {
  const counts = new Map(changes.map(({ id, useful }) => [id, useful]));
  return changed(state, (item) => counts.get(item.id));
}

/** One finds a comment useful, or no more, before the server has said so. */
export function withMark(state: LiveThread, id: string, on: boolean): LiveThread {
  if (state.marked.includes(id) === on) return state;
  const marked = on ? [...state.marked, id] : state.marked.filter((other) => other !== id);
  return changed({ ...state, marked }, (item) =>
    item.id === id && isPublic(item) ? Math.max(0, item.useful + (on ? 1 : -1)) : undefined,
  );
}

function changed(state: LiveThread, usefulOf: (item: ThreadItem) => number | undefined): LiveThread {
  const now = (item: ThreadItem): ThreadItem => {
    const useful = usefulOf(item);
    return useful === undefined || !isPublic(item) || item.useful === useful ? item : { ...item, useful };
  };
  const threads = state.thread.threads.map((entry) => {
    const comment = now(entry.comment);
    const replies = entry.replies.map(now);
    const isSame = comment === entry.comment && replies.every((reply, at) => reply === entry.replies[at]);
    return isSame ? entry : { comment, replies };
  });
  return { ...state, thread: { ...state.thread, threads }, waiting: state.waiting.map(now) };
}
