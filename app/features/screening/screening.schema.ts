import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { isStorable, lengthOf } from "#app/core/text.ts";
import { foldedWords } from "#app/core/words.ts";

const MOST = 300;

/** One word or phrase a line; empty lines and repetitions are left out. */
const words = z
  .string()
  .max(MOST * LIMITS.word.max * 4, { error: "errors.tooLong" })
  .default("")
  .refine(isStorable, { error: "errors.characters" })
  .transform((text) => [
    ...new Set(text.split(/\r?\n/).map((line) => line.normalize("NFC").replace(/\s+/gu, " ").trim())),
  ])
  .transform((lines) => lines.filter((line) => line !== "").sort())
  .superRefine((lines, context) => {
    const wrong = lines.find(
      (line) => lengthOf(line) > LIMITS.word.max || foldedWords(line).join("").length < LIMITS.word.min,
    );
    if (wrong !== undefined)
      context.addIssue({
        code: "custom",
        message: "screening.words.length",
        params: { word: wrong.slice(0, 80), ...LIMITS.word },
      });
    if (lines.length > MOST)
      context.addIssue({ code: "custom", message: "screening.words.tooMany", params: { max: MOST } });
  });

export const wordsForm = z.object({
  find: words,
  skip: words,
  version: z.string().max(64).default(""),
});
export type EditedWords = z.output<typeof wordsForm>;
