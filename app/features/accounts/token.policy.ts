import { type Actor, hasRoleAnywhere, isAdmin, type Scope } from "#app/core/actor.ts";

/** The scopes a person's roles allow: everybody reads and writes. */
export function scopesFor(actor: Actor): Scope[] {
  const person: Actor = { ...actor, scopes: null };
  return [
    "read",
    "write",
    ...(hasRoleAnywhere(person, "moderator") ? (["moderate"] as const) : []),
    ...(hasRoleAnywhere(person, "organiser") ? (["organise"] as const) : []),
    ...(isAdmin(person) ? (["admin"] as const) : []),
  ];
}

/** A token cannot make tokens; a person can, with scopes their roles allow. */
export function mayCreateToken(actor: Actor, scopes: readonly Scope[]): boolean {
  const allowed = scopesFor(actor);
  return actor.scopes === null && scopes.every((scope) => allowed.includes(scope));
}
