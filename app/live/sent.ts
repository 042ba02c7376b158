import type { OwnComment, PublicComment, Stance } from "#app/features/comments/comment.ts";
import { isShown, type ThreadItem, type ThreadWindow, withItem } from "#app/features/comments/thread.ts";
import type { LiveThread } from "./live-state.ts";

/** One's own comment on its way: `id` once the server has answered, `problem` in its words where it refused. */
export type Sent = {
  key: string;
  body: string;
  parent: string | null;
  stance: Stance | null;
  lang: string;
  onBehalfOf: string | null;
  state: "sending" | "failed";
  id: string | null;
  problem: string | null;
};

/** One's own comment may be told before the answer to sending it, which names its id. */
export function isEcho(sent: Sent, comment: PublicComment): boolean {
  if (sent.id !== null) return sent.id === comment.id;
  return (
    sent.state === "sending" &&
    sent.body === comment.body &&
    sent.parent === (comment.replyTo ?? comment.parent)
  );
}

/** One's own comment that stood behind the pill, because nothing said yet that it is one's own, goes to its place. */
export function ownShown<T extends { thread: ThreadWindow; waiting: ThreadItem[] }>(state: T, id: string): T {
  const own = state.waiting.find((item) => item.id === id);
  if (!own) return state;
  return {
    ...state,
    thread: withItem(state.thread, own),
    waiting: state.waiting.filter((item) => item !== own),
  };
}

/** Who pressed on a comment on its way is taken along to the comment it became. */
export function withFocusKept(before: LiveThread, after: LiveThread, focused: string | null): LiveThread {
  const left = before.sent.find((each) => each.key === focused);
  if (!left || after.sent.some((each) => each.key === focused)) return after;
  const id = left.id ?? after.mine.at(-1);
  const isHere = id && (isShown(after.thread, id) || after.own.some((own) => own.id === id));
  return isHere ? { ...after, kept: id } : after;
}

/** What was sent is no more on its way once it stands in the thread or among one's own. */
export function stillSent<T extends { thread: ThreadWindow; own: OwnComment[]; sent: Sent[] }>(state: T): T {
  const isHere = (id: string) => isShown(state.thread, id) || state.own.some((own) => own.id === id);
  return { ...state, sent: state.sent.filter((each) => each.id === null || !isHere(each.id)) };
}
