import type { Restriction } from "#app/features/ideas/restriction.queries.server.ts";

export const STANCES = ["for", "against", "doubt", "improvement", "experience"] as const;
export type Stance = (typeof STANCES)[number];

export type Author = { name: string; organisation: { name: string; slug: string } | null } | null;

/** A comment as everybody sees it: the one shape of page, API and socket. */
export type PublicComment = {
  id: string;
  idea: number;
  /** The top comment this one hangs on. */
  parent: string | null;
  /** The deeper comment it answers, when that is not the top one. */
  replyTo: string | null;
  body: string;
  html: string;
  stance: Stance | null;
  lang: string;
  state: "approved";
  revision: string;
  author: Author;
  createdAt: string;
  editedAt: string | null;
  /** Number of the rule under which moderators took a part out of it. */
  redactedUnder: number | null;
  /** How many people find it useful. */
  useful: number;
};

/** One's own text that is not public, or not all of it: shown in place to its author alone. */
export type OwnComment = {
  id: string;
  parent: string | null;
  revision: string;
  /** True for another version of a comment whose approved text is public. */
  isEdit: boolean;
  html: string;
  body: string;
  lang: string;
  stance: Stance | null;
  state: "pending" | "rejected" | "redacted" | "removed";
  createdAt: string;
  /** Why it is not public. */
  restriction: Restriction | null;
};

/** Address of a comment's own page. */
export function commentPath(number: number | null, commentId: string): string {
  return `/ideas/${number}/c/${commentId}`;
}

/** Where a comment stands on its page: the address of every link to it. */
export function commentPlace(number: number | null, commentId: string): string {
  return `${commentPath(number, commentId)}#c-${commentId}`;
}
