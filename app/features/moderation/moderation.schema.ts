import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line, text } from "#app/core/text.ts";
import { LAWS } from "./law.ts";
import { REPORT_REASONS } from "./report.ts";

/** A field of a form that may be left empty. */
function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}

const revision = z.string({ error: "errors.required" }).min(1).max(64);
const rule = z.coerce
  .number({ error: "errors.choice" })
  .int({ error: "errors.choice" })
  .min(1, { error: "errors.choice" })
  .max(99, { error: "errors.choice" });

/** What a restriction is founded on: a rule and a reason are enough, the rest makes them plainer. */
const grounds = {
  rule,
  reason: text(LIMITS.reason),
  quote: optional(text(LIMITS.reason)),
  facts: optional(text(LIMITS.reason)),
  law: optional(z.enum(LAWS, { error: "errors.choice" })),
  lawExplanation: optional(text(LIMITS.reason)),
};

export const approvalForm = z.object({ revision });
export const rejectionForm = z.object({ revision, ...grounds });
export const removalForm = z.object(grounds);
export const restorationForm = z.object({ rule, reason: text(LIMITS.reason) });

const item = z.object({
  id: z.string().min(1).max(64),
  revision,
  /** What the message after it speaks of. */
  kind: z.enum(["text", "report", "appeal"]).default("text"),
});

/** The desk's one form: its two buttons are two verdicts. */
export const itemForm = z.discriminatedUnion("verdict", [
  item.extend({ verdict: z.literal("approve") }),
  item.extend({ verdict: z.literal("reject"), ...grounds }),
]);

/** A report, in the page and in the API; name and address may be left out. */
export const reportForm = z.object({
  reason: z.enum(REPORT_REASONS, { error: "errors.choice" }),
  explanation: text(LIMITS.reason),
  name: optional(line(LIMITS.name)),
  email: optional(emailAddress),
});

export const appealForm = z.object({ text: text(LIMITS.reason) });
