import { z } from "zod";
import { LOCALES, type Locale } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { slugOf } from "#app/core/slug.ts";
import { line, text } from "#app/core/text.ts";
import { type Localized, MODERATION_MODES, PHASE_KINDS } from "./space.ts";
import { ASIDE, STEPS } from "./stage.ts";
import { NEEDS } from "./stage-words.ts";

const optional = (limits: { min: number; max: number }) => line({ ...limits, min: 0 }).default("");
const brief = text(LIMITS.brief).default("");

/** A whole number within bounds; its least when the field is not sent. */
function whole(min: number, max: number) {
  const message = { error: "errors.choice" };
  return z.coerce.number(message).int(message).min(min, message).max(max, message).default(min);
}

/** What a space is, as its form sends it: one field for each language. */
const basics = z.object({
  titleCa: optional(LIMITS.space),
  titleEs: optional(LIMITS.space),
  titleEn: optional(LIMITS.space),
  briefCa: brief,
  briefEs: brief,
  briefEn: brief,
  languages: z.array(z.enum(LOCALES)).min(1, { error: "errors.choice" }),
  visibility: z.enum(["public", "private"]),
  moderation: z.enum(MODERATION_MODES),
  firstCount: whole(1, 50),
  samplePercent: whole(0, 100),
  presence: z
    .enum(["shown", "hidden"])
    .default("shown")
    .transform((choice) => choice === "shown"),
  organisation: z
    .string()
    .max(64)
    .default("")
    .transform((id) => id || null),
});

const version = z.string().max(64).default("");

export const newSpaceForm = basics
  .extend({
    slug: z
      .string()
      .trim()
      .default("")
      .refine((slug) => slug === "" || slug === slugOf(slug), { error: "admin.space.slugForm" }),
  })
  .superRefine(requireTitle)
  .transform(({ slug, ...form }) => ({ slug, ...spaceOf(form) }));
export type NewSpace = z.output<typeof newSpaceForm>;

export const spaceForm = basics
  .extend({ version })
  .superRefine(requireTitle)
  .transform(({ version, ...form }) => ({ version, ...spaceOf(form) }));
export type EditedSpace = z.output<typeof spaceForm>;

export const trustForm = z.object({ state: z.enum(["trusted", "taken"]) });

/** A calendar day, or null. */
export const day = z
  .string()
  .trim()
  .default("")
  .refine((value) => value === "" || isDay(value), { error: "errors.date" })
  .transform((value) => value || null);
const id = z.string().max(64).default("");

export const phasesForm = rowsForm(
  z
    .object({ id, opens: z.enum(["", ...PHASE_KINDS]).default(""), starts: day, ends: day })
    .refine((row) => row.opens !== "" || (row.starts === null && row.ends === null), {
      path: ["opens"],
      error: "errors.choice",
    })
    .refine((row) => row.starts === null || row.ends === null || row.starts <= row.ends, {
      path: ["ends"],
      error: "admin.phases.backwards",
    }),
);
export type EditedPhases = z.output<typeof phasesForm>;

const category = optional(LIMITS.category);
export const categoriesForm = rowsForm(
  z
    .object({ id, ca: category, es: category, en: category })
    .transform(({ id, ...name }) => ({ id, name: localizedOf(name) })),
);
export type EditedCategories = z.output<typeof categoriesForm>;

const asked = z.literal("1").optional();
/** The stages of a space's process: what stands at each place between received and done, and what stands beside the way. */
const order = z.object({
  steps: z
    .array(z.enum(["", ...STEPS], { error: "errors.choice" }), { error: "errors.choice" })
    .max(STEPS.length, { error: "errors.choice" })
    .transform((places) => places.filter((stage) => stage !== ""))
    .refine((steps) => new Set(steps).size === steps.length, { error: "admin.stages.placedTwice" }),
  aside: z.array(z.enum(ASIDE, { error: "errors.choice" })).default([]),
});

/** A row for each stage, at its place among all: its names, and what a move to it must say. */
const stageRows = rowsForm(
  z
    .object({
      ca: optional(LIMITS.stage),
      es: optional(LIMITS.stage),
      en: optional(LIMITS.stage),
      note: asked,
      responsible: asked,
      due: asked,
    })
    .transform(({ ca, es, en, ...needs }) => ({
      name: localizedOf({ ca, es, en }),
      needs: NEEDS.filter((need) => needs[need] === "1"),
    })),
);
export const stagesForm = order.and(stageRows);
export type EditedStages = z.output<typeof stagesForm>;

const clause = text(LIMITS.clause).default("");
export const rulesForm = rowsForm(
  z
    .object({
      number: z.coerce.number().int().min(0).max(99).default(0),
      ca: clause,
      es: clause,
      en: clause,
      retired: z.literal("1").optional(),
    })
    .transform(({ number, retired, ...rule }) => ({
      number: number || null,
      text: localizedOf(rule),
      retired: retired === "1",
    })),
);
export type EditedRules = z.output<typeof rulesForm>;

/** Rows of a form by the number behind their names: `ca-0`, `es-0`, `ca-1`… and the version it was drawn from. */
export function rowsForm<S extends z.ZodType>(row: S) {
  return z.record(z.string(), z.unknown()).transform((fields, context) => {
    const raw = new Map<number, Record<string, unknown>>();
    for (const [name, value] of Object.entries(fields)) {
      const [, field, index] = /^([a-z]+)-(\d{1,3})$/.exec(name) ?? [];
      if (field && index) raw.set(Number(index), { ...raw.get(Number(index)), [field]: value });
    }
    const rows: { index: number; row: z.output<S> }[] = [];
    for (const [index, value] of [...raw].sort(([a], [b]) => a - b)) {
      const parsed = row.safeParse(value);
      if (parsed.success) rows.push({ index, row: parsed.data });
      else
        for (const issue of parsed.error.issues)
          context.addIssue({
            code: "custom",
            message: issue.message,
            params: issue.code === "custom" ? issue.params : undefined,
            path: [`${String(issue.path[0] ?? "ca")}-${index}`],
          });
    }
    return { version: version.catch("").parse(fields.version), rows };
  });
}

type Typed<P extends string> = Record<`${P}${"Ca" | "Es" | "En"}`, string>;

function spaceOf<F extends Typed<"title"> & Typed<"brief">>(form: F) {
  const { titleCa, titleEs, titleEn, briefCa, briefEs, briefEn, ...rest } = form;
  return {
    ...rest,
    title: localizedOf({ ca: titleCa, es: titleEs, en: titleEn }),
    brief: localizedOf({ ca: briefCa, es: briefEs, en: briefEn }),
  };
}

function localizedOf(texts: Record<Locale, string>): Localized {
  return Object.fromEntries(LOCALES.flatMap((locale) => (texts[locale] ? [[locale, texts[locale]]] : [])));
}

function requireTitle(form: Typed<"title">, context: z.core.$RefinementCtx): void {
  if (form.titleCa || form.titleEs || form.titleEn) return;
  context.addIssue({ code: "custom", message: "errors.required", path: ["titleCa"] });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
