import { type Actor, inScope } from "#app/core/actor.ts";
import { closesComments, type IdeaTarget } from "#app/features/ideas/idea.ts";
import { isOpenFor } from "#app/features/spaces/space.policy.ts";

/** Comments are open while the space's phase says so and the stage does not close them. */
export function isCommentingOpen(idea: Pick<IdeaTarget, "space" | "stage" | "state">, now: Date): boolean {
  return idea.state === "approved" && !closesComments(idea.stage) && isOpenFor(idea.space, "comment", now);
}

/** Anybody signed in may comment on a public idea. */
export function mayComment(actor: Actor): boolean {
  return inScope(actor, "write");
}

/** Anybody signed in may find others' published comments useful, not their own. */
export function mayMarkUseful(actor: Actor, comment: { authorId: string | null; state: string }): boolean {
  return inScope(actor, "write") && comment.state === "approved" && comment.authorId !== actor.id;
}

/** The author alone withdraws a comment, published or not. */
export function mayWithdrawComment(
  actor: Actor,
  comment: { authorId: string | null; state: string },
): boolean {
  return (
    inScope(actor, "write") &&
    comment.authorId === actor.id &&
    ["pending", "approved", "rejected"].includes(comment.state)
  );
}

/** The author alone edits a comment that has not been withdrawn. */
export function mayEditComment(actor: Actor, comment: { authorId: string | null; state: string }): boolean {
  return (
    inScope(actor, "write") &&
    comment.authorId === actor.id &&
    ["pending", "approved", "rejected", "removed"].includes(comment.state)
  );
}
