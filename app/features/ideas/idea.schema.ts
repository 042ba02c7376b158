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

/** What was received on paper or in a meeting, as an organiser enters it. */
export const receivedIdea = newIdea.omit({ onBehalfOf: true }).extend({
  origin: z.enum(["paper", "meeting"], { error: "errors.choice" }),
  note: line({ min: 0, max: 200 }).default(""),
});
export type ReceivedIdea = z.output<typeof receivedIdea>;

export const editedIdea = z.object({
  title: line(LIMITS.title),
  body: text(LIMITS.idea),
  lang: z.enum(["ca", "es", "en"], { error: "errors.choice" }),
  /** Left out, it stays; "" is none. */
  category: z.string().max(64).optional(),
  /** The revision the person had before them. */
  revision: z.string().max(64),
});
export type EditedIdea = z.output<typeof editedIdea>;
