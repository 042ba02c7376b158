import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { text } from "#app/core/text.ts";
import { MOST_NUMBER } from "#app/features/ideas/idea.ts";
import { MERGE_CHOICES } from "./merge.ts";

/** Which idea this one goes on in, and why. */
export const newMerge = z.object({
  into: z.coerce
    .number({ error: "board.merge.intoNeeded" })
    .int({ error: "board.merge.intoNeeded" })
    .positive({ error: "board.merge.intoNeeded" })
    .max(MOST_NUMBER, { error: "board.merge.intoUnknown" }),
  note: text({ ...LIMITS.note, min: 1 }),
  lang: z.enum(["ca", "es", "en"]).default("ca"),
});
export type NewMerge = z.output<typeof newMerge>;

export const mergeChoice = z.object({ choice: z.enum(MERGE_CHOICES, { error: "errors.choice" }) });
