import { type Actor, actsFor, hasRole, inScope } from "#app/core/actor.ts";
import { isOpenFor, maySeeSpace } from "#app/features/spaces/space.policy.ts";
import type { Space } from "#app/features/spaces/space.ts";
import type { IdeaTarget } from "./idea.ts";

/** Whoever sees a space may propose in it while its phase is open; its organisers at any time, for what came on paper. */
export function mayPropose(actor: Actor, space: Space, now: Date): boolean {
  return (
    inScope(actor, "write") &&
    maySeeSpace(actor, space) &&
    (isOpenFor(space, "propose", now) || hasRole(actor, "organiser", space.id))
  );
}

/** One may speak for an organisation one is a verified member of. */
export function maySpeakFor(actor: Actor, organisationId: string | null): boolean {
  return organisationId === null || actsFor(actor, organisationId);
}

/** The author, alone, edits or withdraws an idea that has not ended. */
export function mayEditIdea(actor: Actor, idea: IdeaTarget): boolean {
  return (
    inScope(actor, "write") &&
    idea.authorId === actor.id &&
    ["pending", "approved", "rejected", "removed"].includes(idea.state)
  );
}
