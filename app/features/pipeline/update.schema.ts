import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { text } from "#app/core/text.ts";
import { UPDATE_KINDS } from "./update.ts";

export const newUpdate = z.object({
  kind: z.enum(UPDATE_KINDS, { error: "errors.choice" }).default("answer"),
  body: text(LIMITS.update),
  lang: z.enum(["ca", "es", "en"]).default("ca"),
});
export type NewUpdate = z.output<typeof newUpdate>;
