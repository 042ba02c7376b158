import type { OwnComment, PublicComment, Stance } from "#app/features/comments/comment.ts";
import { isShown, type ThreadWindow } from "#app/features/comments/thread.ts";

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

/** What was sent is no more on its way once it stands in the thread or among one's own. */
export function stillSent<T extends { thread: ThreadWindow; own: OwnComment[]; sent: Sent[] }>(state: T): T {
  const isHere = (id: string) => isShown(state.thread, id) || state.own.some((own) => own.id === id);
  return { ...state, sent: state.sent.filter((each) => each.id === null || !isHere(each.id)) };
}
