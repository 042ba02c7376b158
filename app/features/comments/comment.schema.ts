import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { text } from "#app/core/text.ts";
import { STANCES } from "./comment.ts";

const optionalId = z
  .string()
  .max(64)
  .nullish()
  .transform((value) => value || null);

export const newComment = z.object({
  body: text(LIMITS.comment),
  parent: optionalId,
  stance: z
    .union([z.enum(STANCES), z.literal("")], { error: "errors.choice" })
    .nullish()
    .transform((value) => value || null),
  lang: z.enum(["ca", "es", "en"]).default("ca"),
  onBehalfOf: optionalId,
});
export type NewComment = z.output<typeof newComment>;

export const editedComment = z.object({
  body: text(LIMITS.comment),
  /** The revision the person had before them. */
  revision: z.string({ error: "errors.required" }).min(1).max(64),
  lang: z.enum(["ca", "es", "en"]).optional(),
});
export type EditedComment = z.output<typeof editedComment>;
