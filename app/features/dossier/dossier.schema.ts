import { z } from "zod";
import type { Locale } from "#app/core/actor.ts";
import { line, requiredDay, text } from "#app/core/text.ts";
import { writtenNumber } from "#app/features/ideas/idea.ts";
import { numberIn } from "#app/features/pipeline/figure.ts";

const MOST_CENTS = 1e13;
const id = z.string().min(1, { error: "errors.required" }).max(64, { error: "errors.invalid" });
const lang = z.enum(["ca", "es", "en"]).default("ca");
const isOn = z.enum(["0", "1"]).transform((value) => value === "1");

/** Cents of what somebody wrote as an amount in their language; null for what is none. */
export function centsIn(written: string, locale: Locale): number | null {
  const value = numberIn(written.replace(/€/g, ""), locale);
  if (value === null) return null;
  const cents = Math.round(value * 100);
  return Math.abs(cents) <= MOST_CENTS && Math.abs(cents - value * 100) < 1e-4 ? cents : null;
}

/** The idea that somebody has named. */
function named(written: string, context: z.RefinementCtx): number {
  const number = writtenNumber(written);
  if (written !== "" && number === null) context.addIssue({ code: "custom", message: "dossier.linkUnknown" });
  return number ?? 0;
}

/** One of the forms of a dossier. */
export const dossierAct = z.discriminatedUnion("act", [
  z
    .object({
      act: z.literal("head"),
      lang,
      owner: z.string().max(64).default(""),
      budget: line({ min: 0, max: 40 }).default(""),
      moneyPublic: z.string().optional(),
      version: z.coerce.number().int().min(0).max(1e9),
    })
    .transform(({ budget, moneyPublic, ...head }, context) => {
      const cents = budget === "" ? null : centsIn(budget, head.lang);
      if (budget !== "" && (cents === null || cents < 0))
        context.addIssue({ code: "custom", message: "dossier.amount", path: ["budget"] });
      return { ...head, budgetCents: cents, moneyPublic: moneyPublic !== undefined };
    }),
  z
    .object({
      act: z.literal("spend"),
      lang,
      day: requiredDay,
      amount: line({ min: 1, max: 40 }),
      what: line({ min: 1, max: 200 }),
      source: line({ min: 0, max: 300 }).default(""),
    })
    .transform(({ amount, ...spending }, context) => {
      const cents = centsIn(amount, spending.lang);
      if (amount !== "" && (cents === null || cents === 0))
        context.addIssue({ code: "custom", message: "dossier.amount", path: ["amount"] });
      return { ...spending, cents: cents ?? 0 };
    }),
  z.object({ act: z.literal("unspend"), id }),
  z.object({ act: z.literal("milestone"), lang, title: line({ min: 3, max: 150 }), due: requiredDay }),
  z.object({ act: z.literal("reach"), id, on: isOn }),
  z.object({ act: z.literal("unmilestone"), id }),
  z.object({ act: z.literal("task"), task: line({ min: 1, max: 200 }) }),
  z.object({ act: z.literal("tick"), id, on: isOn }),
  z.object({ act: z.literal("untask"), id }),
  z.object({ act: z.literal("undocument"), id }),
  z.object({ act: z.literal("link"), idea: line({ min: 1, max: 300 }).transform(named) }),
  z.object({ act: z.literal("unlink"), id }),
  z.object({ act: z.literal("note"), note: text({ min: 1, max: 5_000 }) }),
]);
export type DossierAct = z.output<typeof dossierAct>;
