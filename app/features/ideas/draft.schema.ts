import { z } from "zod";
import { LOCALES } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { isStorable } from "#app/core/text.ts";
import { KINDS } from "./idea.ts";

/** Text of any length that a person typed, cut far beyond what may be sent; marks no engine stores are left out. */
function kept(max: number) {
  return z
    .string()
    .default("")
    .transform((text) =>
      isStorable(text)
        ? text.slice(0, max)
        : [...text.toWellFormed()].filter(isStorable).join("").slice(0, max),
    );
}

const choice = z
  .string()
  .default("")
  .transform((value) => (/^[\w-]{0,100}$/.test(value) ? value : ""));

/** A form as it stands, right or wrong: everything typed is kept, choices that are none are not. */
export const draftForm = z.object({
  act: z.enum(["save", "later", "preview", "next"]).catch("next"),
  /** Draft made by an earlier save of the same page. */
  draft: choice,
  title: kept(LIMITS.title.max * 4),
  body: kept(LIMITS.idea.max * 4),
  space: choice,
  kind: z.enum(KINDS).catch("idea"),
  lang: z
    .string()
    .default("")
    .transform((value) => LOCALES.find((locale) => locale === value) ?? "ca"),
  category: choice,
  onBehalfOf: choice,
  to: choice,
});
