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

/** Address of a draft's first step. */
export function draftPath(id: string): string {
  return `/ideas/new/${id}`;
}

/** The steps of proposing, each a page of its own that says one thing. */
export const STEPS = ["title", "text", "details", "review"] as const;
export type Step = (typeof STEPS)[number];

/** What is asked at each step; whatever else the idea has is carried along unseen. */
export const STEP_FIELDS: Record<Step, readonly (keyof DraftFields)[]> = {
  title: ["title"],
  text: ["body"],
  details: ["space", "category", "kind", "to", "lang", "onBehalfOf"],
  review: [],
};

/** Address of one step; an idea of which nothing is kept yet has only the first. */
export function stepPath(id: string | null, step: Step): string {
  if (id === null) return "/ideas/new";
  return step === "title" ? draftPath(id) : `${draftPath(id)}/${step}`;
}

/** The step that follows. */
export function stepAfter(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? "review";
}

/** The first step where one of these fields is asked. */
export function stepOf(fields: readonly (string | null)[]): Step {
  return STEPS.find((step) => STEP_FIELDS[step].some((field) => fields.includes(field))) ?? "title";
}
