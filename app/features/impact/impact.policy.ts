import { type Actor, hasRole } from "#app/core/actor.ts";

/** Organisers of a space enter its figures. */
export function mayKeepFigures(actor: Actor, spaceId: string): boolean {
  return hasRole(actor, "organiser", spaceId);
}
