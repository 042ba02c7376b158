import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { text } from "#app/core/text.ts";
import { writtenNumber } from "#app/features/ideas/idea.ts";
import { MERGE_CHOICES, OTHER_IDEA } from "./merge.ts";

const TWO = "two";

/** Which idea this one goes on in, chosen from the similar ones or written, and why. */
export const newMerge = z.preprocess(
  oneTarget,
  z.object({
    into: z.number({
      error: ({ input }) => (input === TWO ? "board.merge.intoTwo" : "board.merge.intoNeeded"),
    }),
    note: text({ ...LIMITS.note, min: 1 }),
    lang: z.enum(["ca", "es", "en"]).default("ca"),
  }),
);
export type NewMerge = z.output<typeof newMerge>;

/** The one number that a form names. Two different ones are a question: without a script a list cannot give way to what is written. */
function oneTarget(form: unknown): unknown {
  const { similar, into, ...rest } = form as Record<string, unknown>;
  const chosen = similar === OTHER_IDEA ? null : writtenNumber(String(similar ?? ""));
  const written = writtenNumber(String(into ?? "").trim());
  return { ...rest, into: chosen && written && chosen !== written ? TWO : (chosen ?? written) };
}

export const mergeChoice = z.object({ choice: z.enum(MERGE_CHOICES, { error: "errors.choice" }) });
