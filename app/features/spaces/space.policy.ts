import { type Actor, hasRole, type Viewer } from "#app/core/actor.ts";
import { isDuring, type PhaseKind, type Space } from "./space.ts";

/** Only phases open things; a space without phases is open for all three. */
export function isOpenFor(space: Pick<Space, "phases">, act: PhaseKind, now: Date): boolean {
  if (space.phases.length === 0) return true;
  const at = now.toISOString();
  return space.phases.some((phase) => phase.opens === act && isDuring(phase, at));
}

/** A private space exists for its members and those who run it; for others not even its name. */
export function maySeeSpace(viewer: Viewer, space: Pick<Space, "id" | "visibility">): boolean {
  if (space.visibility === "public") return true;
  return (
    (viewer?.memberSpaces.includes(space.id) ?? false) ||
    hasRole(viewer, "organiser", space.id) ||
    hasRole(viewer, "moderator", space.id)
  );
}

/** Organisers edit a space, its phases, rules and members. */
export function mayManageSpace(actor: Viewer, spaceId: string): boolean {
  return hasRole(actor, "organiser", spaceId);
}

/** Moderators decide what waits in a space. */
export function mayModerate(actor: Viewer, spaceId: string): boolean {
  return hasRole(actor, "moderator", spaceId);
}

/** Whoever organises the whole site may open a space. */
export function mayCreateSpace(actor: Actor): boolean {
  return hasRole(actor, "organiser", "*");
}
