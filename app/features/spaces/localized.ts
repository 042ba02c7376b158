import { LOCALES } from "#app/core/actor.ts";
import type { Localized } from "./space.ts";

/** Reads a stored text in several languages. */
export function localized(json: string): Localized {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== "object" || parsed === null) return {};
  const entries = Object.entries(parsed).filter(
    ([locale, text]) => LOCALES.some((known) => known === locale) && typeof text === "string",
  );
  return Object.fromEntries(entries) as Localized;
}
