import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line, text } from "#app/core/text.ts";
import { MOST_AT_ONCE } from "./held-decision.ts";
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

/** For a report alone: that it was manifestly unfounded. */
const unfounded = z.preprocess((value) => value === "1" || value === true, z.boolean());

export const approvalForm = z.object({ revision, unfounded: z.boolean().optional() });
export const rejectionForm = z.object({ revision, ...grounds });
/** What may be published of a waiting text; an idea has a title too. */
export const redactionForm = z.object({
  revision,
  ...grounds,
  body: text({ min: 1, max: LIMITS.idea.max }),
  title: optional(line(LIMITS.title)),
});
export const removalForm = z.object(grounds);
export const restorationForm = z.object({ rule, reason: text(LIMITS.reason) });

/** Reasons left empty are the rule's own words to the author. */
const canned = { reason: optional(text(LIMITS.reason)) };

const id = z.string().min(1).max(64);
const readItem = z
  .string()
  .regex(/^[\w-]{1,64} [\w-]{1,64}$/, { error: "errors.invalid" })
  .transform((pair) => ({ id: pair.split(" ")[0] ?? "", revision: pair.split(" ")[1] ?? "" }));
const items = z
  .array(readItem, { error: "desk.bulk.none" })
  .min(1, { error: "desk.bulk.none" })
  .max(MOST_AT_ONCE, { error: "desk.bulk.tooMany" });

const approval = z.object({ act: z.literal("approve"), items, unfounded });
const trusting = z.object({ act: z.literal("trust"), items });
const rejection = rejectionForm
  .omit({ revision: true })
  .extend({ ...canned, act: z.literal("reject"), items });
const redaction = redactionForm
  .omit({ revision: true })
  .extend({ ...canned, act: z.literal("redact"), items });

/** Everything the desk's forms do. Items are `id revision`, as they were read; a verdict has its ordinary write's fields. */
export const deskForm = z.discriminatedUnion("act", [
  approval,
  trusting,
  rejection,
  redaction,
  z.object({ act: z.literal("undo"), batch: id }),
  z.object({ act: z.literal("read"), id }),
  z.object({ act: z.literal("claim"), id }),
  z.object({ act: z.literal("release"), id }),
  z.object({ act: z.literal("ask"), id, colleague: id, note: text({ min: 0, max: LIMITS.reason.max }) }),
  z.object({ act: z.literal("seen"), id }),
  z.object({ act: z.literal("keys"), on: z.enum(["0", "1"]).transform((on) => on === "1") }),
]);
export type DeskAct = z.output<typeof deskForm>;
export type DeskDecision =
  | z.output<typeof approval>
  | z.output<typeof trusting>
  | z.output<typeof rejection>
  | z.output<typeof redaction>;

/** A report, in the page and in the API; name and address may be left out. */
export const reportForm = z.object({
  reason: z.enum(REPORT_REASONS, { error: "errors.choice" }),
  explanation: text(LIMITS.reason),
  name: optional(line(LIMITS.name)),
  email: optional(emailAddress),
});

export const suspensionAppealVerdict = z.object({
  outcome: z.enum(["upheld", "overturned"], { error: "errors.choice" }),
  reason: text(LIMITS.reason),
});

export const appealForm = z.object({ text: text(LIMITS.reason) });
