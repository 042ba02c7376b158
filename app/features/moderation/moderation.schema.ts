import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { text } from "#app/core/text.ts";

const revision = z.string({ error: "errors.required" }).min(1).max(64);
const rule = z.coerce
  .number({ error: "errors.choice" })
  .int({ error: "errors.choice" })
  .min(1, { error: "errors.choice" })
  .max(99, { error: "errors.choice" });

export const approvalForm = z.object({ revision });
export const rejectionForm = z.object({ revision, rule, reason: text(LIMITS.reason) });
export const removalForm = z.object({ rule, reason: text(LIMITS.reason) });

const item = z.object({ id: z.string().min(1).max(64), revision });

/** The desk's one form: its two buttons are two verdicts. */
export const itemForm = z.discriminatedUnion("verdict", [
  item.extend({ verdict: z.literal("approve") }),
  item.extend({ verdict: z.literal("reject"), rule, reason: text(LIMITS.reason) }),
]);
