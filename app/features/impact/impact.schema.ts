import { z } from "zod";
import { LOCALES } from "#app/core/actor.ts";
import { isWebAddress, line, requiredDay, text } from "#app/core/text.ts";
import { writtenNumber } from "#app/features/ideas/idea.ts";
import { CONFIDENCES, KINDS, quantityIn, unitOf } from "./impact.ts";

const version = z.coerce.number().int().min(0).max(1e9);
const ENDS = ["low", "central", "high"] as const;

/** One of the forms about a figure: its next version, as a draft or for everybody, or its withdrawal. */
export const impactAct = z.discriminatedUnion("act", [
  z
    .object({
      act: z.literal("save"),
      as: z.enum(["draft", "publish"]).default("draft"),
      lang: z.enum(LOCALES).default("ca"),
      // A figure stays in the language it was written in, whoever mends its numbers in theirs.
      typedIn: z.enum(LOCALES).optional(),
      version,
      kind: z.enum(KINDS, { error: "errors.choice" }),
      what: line({ min: 3, max: 150 }),
      idea: line({ min: 0, max: 300 }).default(""),
      low: line({ min: 1, max: 40 }),
      central: line({ min: 1, max: 40 }),
      high: line({ min: 1, max: 40 }),
      from: requiredDay,
      to: requiredDay,
      source: text({ min: 0, max: 500 }).default(""),
      sourceUrl: line({ min: 0, max: 500 }).default(""),
      formula: text({ min: 0, max: 1_000 }).default(""),
      confidence: z.enum(CONFIDENCES, { error: "errors.choice" }),
      correction: line({ min: 0, max: 300 }).default(""),
    })
    .transform(({ low, central, high, idea, sourceUrl, typedIn, ...rest }, context) => {
      const wrong = (field: string, message: string) =>
        context.addIssue({ code: "custom", message, path: [field] });
      const unit = unitOf(rest.kind);
      const [l, c, h] = [low, central, high].map((written, at) => {
        const value = quantityIn(written, unit, typedIn ?? rest.lang);
        if (value === null) wrong(ENDS[at] ?? "low", `impact.wrong.${unit}`);
        return value;
      });
      const range = { low: l ?? 0, central: c ?? 0, high: h ?? 0 };
      if (l != null && l < 0 && rest.kind !== "benefit") wrong("low", "impact.wrong.negative");
      if (l != null && c != null && c < l) wrong("central", "impact.wrong.order");
      if (c != null && h != null && h < c) wrong("high", "impact.wrong.order");
      if (rest.to < rest.from) wrong("to", "impact.wrong.period");
      const number = writtenNumber(idea);
      if (idea !== "" && number === null) wrong("idea", "impact.wrong.idea");
      if (sourceUrl !== "" && !(isWebAddress(sourceUrl) && sourceUrl.startsWith("https://")))
        wrong("sourceUrl", "errors.url");
      // What everybody shall read says where it is from and how it was worked out.
      if (rest.as === "publish")
        for (const field of ["source", "formula"] as const)
          if (rest[field] === "") wrong(field, "errors.required");
      return { ...rest, ...range, idea: number, sourceUrl: sourceUrl || null };
    }),
  z.object({ act: z.literal("withdraw"), version }),
]);
export type ImpactAct = z.output<typeof impactAct>;
export type SavedFigure = Omit<Extract<ImpactAct, { act: "save" }>, "act">;
