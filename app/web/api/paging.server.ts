import { z } from "zod";
import { PAGE } from "#app/core/limits.ts";

/** `?after=…&limit=…` of every list. */
export const paging = z.object({
  after: z.string().max(200).optional().describe("`next` of the page before."),
  limit: z.coerce.number().int().min(1).max(PAGE.apiMax).default(PAGE.api),
});
