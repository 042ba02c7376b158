import type { Locale } from "#app/core/actor.ts";

/** Something that was measured: its unit, how much it is now, and how much it was before where that is known. */
export type Figure = { what: string; unit: string; before: number | null; after: number };
/** Where what is told can be checked. */
export type EvidenceLink = { title: string; url: string };

const MOST = 1e12;
/** Thousands in threes, as people write them where a comma begins the decimals, and the other way round. */
const COMMA = /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,4})?$/;
const POINT = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,4})?$/;

/** The number somebody wrote in their language; null for what is none. */
export function numberIn(text: string, lang: Locale): number | null {
  const plain = text.replace(/[\s\u00A0\u202F]/g, "").replace(/^[\u2212\u2013]/, "-");
  const [own, other] = lang === "en" ? [POINT, COMMA] : [COMMA, POINT];
  const read = own.test(plain) ? own : other.test(plain) ? other : null;
  if (!read) return null;
  const value = Number(
    read === COMMA ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", ""),
  );
  return Math.abs(value) <= MOST ? value : null;
}

/** Degrees, shares and points have no meaningful share of themselves. */
const NO_SHARES = /[%‰°º]/;

/** How much more or less it is than it was, in whole percent; null where that says nothing. */
export function changeOf({ unit, before, after }: Figure): number | null {
  if (before === null || before === 0 || NO_SHARES.test(unit)) return null;
  return Math.round(((after - before) / Math.abs(before)) * 100) || null;
}
