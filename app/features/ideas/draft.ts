import type { Kind } from "./idea.ts";

/** Who may open a draft: the person it belongs to, or the browser it was begun in while nobody had signed in. */
export type DraftHolder = { userId: string | null; browserHash: string | null };

/** What is kept of a form that may be half filled in. Empty choices are "". */
export type DraftFields = {
  title: string;
  body: string;
  space: string;
  kind: Kind;
  lang: string;
  category: string;
  onBehalfOf: string;
  to: string;
};

export type Draft = DraftFields & { id: string; updatedAt: string };

/** Days a draft is kept after its last change: nobody's are kept for less long. */
export const DRAFT_DAYS = { signedIn: 90, signedOut: 30 } as const;

/** Address of a draft's form. */
export function draftPath(id: string): string {
  return `/ideas/new/${id}`;
}
