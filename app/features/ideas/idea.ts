import type { Space } from "#app/features/spaces/space.ts";
import type { Stage } from "#app/features/spaces/stage.ts";

export {
  asStage,
  closesComments,
  closesVotes,
  inOrderOf,
  isOverdue,
  NOTED,
  STAGES,
  type Stage,
  WAY,
  wayWith,
} from "#app/features/spaces/stage.ts";

/** States of an idea, a comment and their revisions; only `approved` is public. */
export const STATES = ["draft", "pending", "approved", "rejected", "removed", "withdrawn"] as const;
export type State = (typeof STATES)[number];

export const KINDS = ["idea", "question", "suggestion"] as const;
export type Kind = (typeof KINDS)[number];

export const ORIGINS = ["online", "paper", "meeting", "official", "citizen", "organisation"] as const;
export type Origin = (typeof ORIGINS)[number];

/** The origin a stored word names. */
export function asOrigin(text: string): Origin {
  return ORIGINS.find((origin) => origin === text) ?? "online";
}

/** What a write needs to know of the idea it acts on. */
export type IdeaTarget = {
  id: string;
  number: number | null;
  slug: string;
  space: Space;
  kind: Kind;
  authorId: string | null;
  organisationId: string | null;
  /** The organisation a question is addressed to. */
  toOrganisationId: string | null;
  stage: Stage;
  state: State;
  publicRevisionId: string | null;
  latestRevisionId: string | null;
  supports: number;
  comments: number;
  /** How far its thread had come when this was read: what is read after it is at least as new. */
  head: { epoch: string; seq: number };
};

/** Address of an idea's page. */
export function ideaPath(idea: { number: number | null; slug: string }): string {
  return `/ideas/${idea.number}-${idea.slug}`;
}

/** The number of an idea as people write it: `142`, `Nº 142`, `#142` or its address; null when it is none of these. */
export function writtenNumber(written: string): number | null {
  const [, plain, inAddress] =
    /^(?:N[ºo°.]?|#)?\s*(\d{1,9})$|\/ideas\/(\d{1,9})(?:[-/?#]|$)/i.exec(written) ?? [];
  return ideaNumber(plain ?? inAddress);
}

/** The number of `142` or `142-any-slug`; null when it is neither. */
export function ideaNumber(param: string | undefined): number | null {
  const match = /^(\d{1,9})(?:-.*)?$/.exec(param ?? "");
  const number = Number(match?.[1] ?? 0);
  return number > 0 ? number : null;
}
