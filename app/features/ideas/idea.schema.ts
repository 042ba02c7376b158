import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { line, text } from "#app/core/text.ts";
import { KINDS } from "./idea.ts";

/** A reference to a row that may be left empty in a form. */
const optionalId = z
  .string()
  .max(64)
  .nullish()
  .transform((value) => value || null);

export const newIdea = z.object({
  space: z.string({ error: "errors.choice" }).min(1, { error: "errors.choice" }).max(100),
  kind: z.enum(KINDS, { error: "errors.choice" }).default("idea"),
  title: line(LIMITS.title),
  body: text(LIMITS.idea),
  lang: z.enum(["ca", "es", "en"], { error: "errors.choice" }),
  category: optionalId,
  onBehalfOf: optionalId,
  to: optionalId,
});
export type NewIdea = z.output<typeof newIdea>;

export const editedIdea = z.object({
  title: line(LIMITS.title),
  body: text(LIMITS.idea),
  lang: z.enum(["ca", "es", "en"], { error: "errors.choice" }),
  /** The revision the person had before them. */
  revision: z.string().max(64),
});
export type EditedIdea = z.output<typeof editedIdea>;
