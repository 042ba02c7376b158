const DAY_MS = 86_400_000;

/** So many manifestly unfounded reports bring a warning, and as many after it a time in which none is read. */
export const UNFOUNDED = 2;

/** What is older counts no more. */
export const MISUSE_MS = 365 * DAY_MS;

/** How long reports are set aside. */
export const SET_ASIDE_MS = 30 * DAY_MS;

/** Whom a measure is about: a person, or an address of which nobody knows whose it is. */
export type From = { userId: string | null; email: string | null };

/** What one more manifestly unfounded report brings: first nothing, then a warning, then reports are set aside for a time. */
export function measureFor(unfounded: number, warned: boolean): "none" | "warn" | "setAside" {
  if (unfounded < UNFOUNDED) return "none";
  return warned ? "setAside" : "warn";
}
