import type { OwnComment, PublicComment } from "#app/features/comments/comment.ts";
import type { GoneComment, ThreadItem, ThreadWindow } from "#app/features/comments/thread.ts";
import type { Sent } from "./sent.ts";

export type ThreadEvent = { seq: number; kind: string; id: string; comment?: PublicComment };
export type Head = { epoch: string; seq: number };

/** Where the reader is when something comes: what has the focus, and whether they are at the end and not writing. */
export type Reading = { focused: string | null; atEnd: boolean };

/** How many find a comment useful. */
export type Useful = { id: string; useful: number };

/** What a page knows of a thread. A page that was given the thread at `head` and then every event is never behind it. */
export type LiveThread = {
  /** Which window of which thread: another one begins anew. */
  window: string;
  head: Head;
  /** The highest number heard of. Above the head's, something is missing. */
  heard: number;
  /** Its numbers are those of another thread: the page must be given anew. */
  lost: boolean;
  thread: ThreadWindow;
  /** New comments that wait until the reader asks for them, in the order they came. */
  waiting: ThreadItem[];
  /** Places of top comments that went without answers: one may come back. */
  left: GoneComment[];
  /** Answers to comments that are not here, which may come yet. */
  loose: PublicComment[];
  own: OwnComment[];
  sent: Sent[];
  mine: string[];
  /** Ids of the comments that one finds useful. */
  marked: string[];
  /** Ids of comments just shown. */
  fresh: string[];
  /** A comment, or the place of one that went, which takes over the focus of what was there before. */
  kept: string | null;
  /** New comments that have not been announced. */
  unsaid: number;
  supports: number;
  comments: number;
};

/** What the page was given with, by the server. */
export type Given = Pick<
  LiveThread,
  "window" | "head" | "thread" | "own" | "mine" | "marked" | "supports" | "comments"
>;

export type News =
  | { type: "given"; given: Given }
  | { type: "events"; epoch: string; events: ThreadEvent[]; head?: number; reading: Reading }
  | { type: "head"; head: Head }
  | { type: "lost" }
  | { type: "counts"; supports: number; comments: number }
  | { type: "useful"; changes: Useful[] }
  | { type: "marked"; id: string; on: boolean }
  | { type: "own"; own: OwnComment[] }
  | { type: "sending"; sent: Sent }
  | { type: "sent"; key: string; change: Partial<Sent> }
  | { type: "unsent"; key: string }
  | { type: "show" }
  | { type: "seen" }
  | { type: "said" };
