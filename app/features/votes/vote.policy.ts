import { type Actor, inScope } from "#app/core/actor.ts";
import { closesVotes, type IdeaTarget } from "#app/features/ideas/idea.ts";
import { isOpenFor } from "#app/features/spaces/space.policy.ts";

/** Votes are open while the space's phase says so and the stage does not close them. */
export function isVotingOpen(idea: Pick<IdeaTarget, "space" | "stage" | "state">, now: Date): boolean {
  return idea.state === "approved" && !closesVotes(idea.stage) && isOpenFor(idea.space, "vote", now);
}

/** Anybody signed in may support a public idea, their own too: a vote is always a person's. */
export function mayVote(actor: Actor): boolean {
  return inScope(actor, "write");
}
