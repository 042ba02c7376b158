import { type Actor, isAdmin } from "#app/core/actor.ts";

/** Admins run the site: roles, organisations, its name. */
export function mayAdminister(actor: Actor): boolean {
  return isAdmin(actor);
}

/** Admins suspend and reinstate others, never themselves. */
export function maySuspend(actor: Actor, userId: string): boolean {
  return mayAdminister(actor) && actor.id !== userId;
}
