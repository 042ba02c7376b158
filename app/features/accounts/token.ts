import type { Scope } from "#app/core/actor.ts";

export const SCOPES: readonly Scope[] = ["read", "write", "moderate", "organise", "admin"];
export const TOKEN_PREFIX = "plt_";

/** Stored text as scopes; what is none is left out. */
export function parseScopes(text: string): Scope[] {
  const words = text.split(" ");
  return SCOPES.filter((scope) => words.includes(scope));
}
