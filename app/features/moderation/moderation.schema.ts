import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line, text } from "#app/core/text.ts";
import { REPORT_REASONS } from "./report.ts";

const revision = z.string({ error: "errors.required" }).min(1).max(64);
const rule = z.coerce
  .number({ error: "errors.choice" })
  .int({ error: "errors.choice" })
  .min(1, { error: "errors.choice" })
  .max(99, { error: "errors.choice" });

export const approvalForm = z.object({ revision });
export const rejectionForm = z.object({ revision, rule, reason: text(LIMITS.reason) });
export const removalForm = z.object({ rule, reason: text(LIMITS.reason) });

const item = z.object({
  id: z.string().min(1).max(64),
  revision,
  /** What the message after it speaks of. */
  kind: z.enum(["text", "report", "appeal"]).default("text"),
});

/** The desk's one form: its two buttons are two verdicts. */
export const itemForm = z.discriminatedUnion("verdict", [
  item.extend({ verdict: z.literal("approve") }),
  item.extend({ verdict: z.literal("reject"), rule, reason: text(LIMITS.reason) }),
]);

/** A field of a form that may be left empty. */
function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}

/** A report, in the page and in the API; name and address may be left out. */
export const reportForm = z.object({
  reason: z.enum(REPORT_REASONS, { error: "errors.choice" }),
  explanation: text(LIMITS.reason),
  name: optional(line(LIMITS.name)),
  email: optional(emailAddress),
});

export const appealForm = z.object({ text: text(LIMITS.reason) });
