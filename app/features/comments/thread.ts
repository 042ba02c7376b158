import type { PublicComment } from "./comment.ts";

/** The place of a comment that is not public any more, kept for the answers below it or for who has it under the cursor. */
export type GoneComment = { id: string; parent: string | null; createdAt: string; state: "removed" };
/** A published comment as a thread shows it. */
export type ShownComment = Omit<PublicComment, "body">;
export type ThreadItem = ShownComment | GoneComment;
export type ThreadEntry = { comment: ThreadItem; replies: ThreadItem[] };

/** In which order top comments stand; replies are always in that of time. */
export const ORDERS = ["oldest", "newest", "useful"] as const;
export type Order = (typeof ORDERS)[number];

export type ThreadWindow = {
  order: Order;
  /** Top comments in that order, each with its replies. */
  threads: ThreadEntry[];
  /** Top comments before and after the window: by time, or by use in its order. */
  earlier: { count: number; before: string } | null;
  later: { count: number; after: string } | null;
  /** False when comments that are only links were left out. */
  hasLinks: boolean;
};

/** Where a comment belongs, seen from a window: in it, in one of its gaps, or below a comment that is not in it. */
export type Place = "inside" | "earlier" | "later" | "elsewhere";

/** True of a published comment, false of the place of one that is gone. */
export function isPublic(item: ThreadItem): item is ShownComment {
  return item.state === "approved";
}

/** The key of a place in a thread, as addresses carry it. */
export function keyOfItem(item: { createdAt: string; id: string }): string {
  return `${item.createdAt}~${item.id}`;
}

/** Where in or beside a window a comment has its place. */
export function placeOf(window: ThreadWindow, item: ThreadItem): Place {
  if (item.parent)
    return window.threads.some((entry) => entry.comment.id === item.parent) ? "inside" : "elsewhere";
  if (window.order === "useful") return placeByUse(window, item);
  const key = keyOfItem(item);
  if (window.earlier && key < window.earlier.before) return "earlier";
  if (window.later && key > window.later.after) return "later";
  return "inside";
}

function placeByUse({ threads, earlier, later }: ThreadWindow, item: ThreadItem): Place {
  const [first, last] = [threads[0]?.comment, threads.at(-1)?.comment];
  if (earlier && first && isBefore("useful", item, first)) return "earlier";
  return later && last && isBefore("useful", last, item) ? "later" : "inside";
}

/** True when the first comes before the second in an order. */
function isBefore(order: Order, one: ThreadItem, other: ThreadItem): boolean {
  const more = order === "useful" ? usefulOf(one) - usefulOf(other) : 0;
  if (more !== 0) return more > 0;
  const isOlder = keyOfItem(one) < keyOfItem(other);
  return order === "newest" ? !isOlder : isOlder;
}

function usefulOf(item: ThreadItem): number {
  return isPublic(item) ? item.useful : 0;
}

/** True when a comment, or its place, is among those of the window. */
export function isShown(window: ThreadWindow, id: string): boolean {
  return window.threads.some(
    (entry) => entry.comment.id === id || entry.replies.some((reply) => reply.id === id),
  );
}

/** True when nothing of the window comes after this one, so that it moves nothing that is read above. */
export function comesLast(window: ThreadWindow, item: ThreadItem): boolean {
  const last = window.threads.at(-1);
  if (window.later) return false;
  if (!last) return true;
  if (window.order !== "oldest") return false;
  return item.parent ? item.parent === last.comment.id : keyOfItem(item) > keyOfItem(last.comment);
}

/** The window with one more comment in its place by its order; one that has no place there changes nothing. */
export function withItem(window: ThreadWindow, item: ThreadItem): ThreadWindow {
  if (isShown(window, item.id)) return withChanged(window, item);
  const place = placeOf(window, item);
  if (place === "elsewhere") return window;
  if (place === "earlier") return { ...window, earlier: counted(window.earlier) };
  if (place === "later") return { ...window, later: counted(window.later) };
  if (!item.parent)
    return {
      ...window,
      threads: inserted(
        window.threads,
        { comment: item, replies: [] },
        (entry) => entry.comment,
        window.order,
      ),
    };
  return {
    ...window,
    threads: window.threads.map((entry) =>
      entry.comment.id === item.parent
        ? { ...entry, replies: inserted(entry.replies, item, (reply) => reply) }
        : entry,
    ),
  };
}

/** The window with a comment's present form in the place of the one it had. */
export function withChanged(window: ThreadWindow, item: ThreadItem): ThreadWindow {
  return {
    ...window,
    threads: window.threads.map((entry) => {
      if (entry.comment.id === item.id) return { ...entry, comment: item };
      if (!entry.replies.some((reply) => reply.id === item.id)) return entry;
      return { ...entry, replies: entry.replies.map((reply) => (reply.id === item.id ? item : reply)) };
    }),
  };
}

/**
 * The window without a comment. Its place stays while there are answers below it, or when `isKept` says that
 * something still needs it.
 */
export function withoutItem(window: ThreadWindow, id: string, isKept: (id: string) => boolean): ThreadWindow {
  const taken = (item: ThreadItem) => (item.id === id ? gone(item) : item);
  const stays = (item: ThreadItem) => isPublic(item) || isKept(item.id);
  const threads = window.threads.flatMap((entry): ThreadEntry[] => {
    const comment = taken(entry.comment);
    const replies = entry.replies.some((reply) => !isPublic(taken(reply)))
      ? entry.replies.map(taken).filter(stays)
      : entry.replies;
    if (replies.length === 0 && !stays(comment)) return [];
    return [comment === entry.comment && replies === entry.replies ? entry : { comment, replies }];
  });
  return { ...window, threads };
}

/** What stays of a comment when it is taken away. */
export function gone({ id, parent, createdAt }: ThreadItem): GoneComment {
  return { id, parent, createdAt, state: "removed" };
}

function counted<T extends { count: number } | null>(gap: T): T {
  return gap && { ...gap, count: gap.count + 1 };
}

function inserted<T>(
  list: readonly T[],
  one: T,
  itemOf: (of: T) => ThreadItem,
  order: Order = "oldest",
): T[] {
  const at = list.findIndex((other) => isBefore(order, itemOf(one), itemOf(other)));
  return at < 0 ? [...list, one] : [...list.slice(0, at), one, ...list.slice(at)];
}

/** Whether a comment is in an entry: its first one or one of the answers. */
export function holds({ comment, replies }: ThreadEntry, id: string | null): boolean {
  return [comment, ...replies].some((item) => item.id === id);
}
