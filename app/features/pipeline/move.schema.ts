import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { line, text } from "#app/core/text.ts";
import { STAGES } from "#app/features/ideas/idea.ts";

const optionalLine = line({ min: 0, max: 200 })
  .optional()
  .transform((value) => value || null);

export const newMove = z.object({
  stage: z.enum(STAGES, { error: "errors.choice" }),
  note: text(LIMITS.note).default(""),
  nextStep: optionalLine,
  responsible: optionalLine,
  due: z
    .union([z.iso.date({ error: "errors.date" }), z.literal("")], { error: "errors.date" })
    .nullish()
    .transform((value) => value || null),
  lang: z.enum(["ca", "es", "en"]).default("ca"),
});
export type NewMove = z.output<typeof newMove>;

/** Undoing asks for nothing but the press. */
export const undoMoveForm = z.object({});
