import type { Locale } from "#app/core/actor.ts";
import { numberIn } from "#app/features/pipeline/figure.ts";
import { amount, plainAmount } from "#app/i18n/amounts.ts";

/** What a figure is of: what running a process cost, what carrying out cost, what it was worth, hours given, contacts spared elsewhere. */
export const KINDS = ["process", "works", "benefit", "hours", "contacts"] as const;
export type Kind = (typeof KINDS)[number];
export const COSTS: readonly Kind[] = ["process", "works"];

/** How sure it is: measured or invoiced, estimated from something counted, or taken over from elsewhere. */
export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Kept whole: cents, minutes, contacts. */
export type Unit = "eur" | "hours" | "contacts";
export type Range = { low: number; central: number; high: number };

const MOST = 1e13;
const PARTS: Record<Unit, number> = { eur: 100, hours: 60, contacts: 1 };

export function unitOf(kind: Kind): Unit {
  return kind === "hours" || kind === "contacts" ? kind : "eur";
}

export function asKind(word: string): Kind | null {
  return KINDS.find((kind) => kind === word) ?? null;
}

export function asConfidence(word: string): Confidence {
  return CONFIDENCES.find((confidence) => confidence === word) ?? "low";
}

/** Cents, minutes or contacts of what somebody wrote in their language; null for what is none. */
export function quantityIn(written: string, unit: Unit, locale: Locale): number | null {
  const value = numberIn(written.replace(unit === "eur" ? /€/g : /h$/, ""), locale);
  if (value === null) return null;
  const whole = Math.round(value * PARTS[unit]);
  // A third of an hour has no end of decimals: what is within half a hundredth of a minute is meant.
  const isWhole = Math.abs(whole - value * PARTS[unit]) < (unit === "hours" ? 0.31 : 1e-4);
  return isWhole && Math.abs(whole) <= MOST ? whole : null;
}

/** A quantity in words: "1.250,50 €", "12,5 h", "340". */
export function quantity(value: number, unit: Unit, locale: Locale): string {
  if (unit === "eur") return amount(value, locale);
  const number = plainNumber(value / PARTS[unit], locale, true);
  return unit === "hours" ? `${number}\u00A0h` : number;
}

/** The same as one would type it into a field. */
export function typedQuantity(value: number, unit: Unit, locale: Locale): string {
  return unit === "eur" ? plainAmount(value, locale) : plainNumber(value / PARTS[unit], locale, false);
}

/** A quantity in its unit, as files give it. */
export function inUnit(value: number, unit: Unit): number {
  return Math.round((value / PARTS[unit]) * 100) / 100;
}

function plainNumber(value: number, locale: Locale, useGrouping: boolean): string {
  const tag = locale === "en" ? "en-GB" : locale;
  return new Intl.NumberFormat(tag, { maximumFractionDigits: 2, useGrouping }).format(value);
}
