import type { Found } from "./links.ts";

type Group = { digits: string; start: number; end: number };

/** What may stand between two groups of one number. */
const GAP = /^(?: ?[ .\-\u00a0] ?|\) ?)$/;
/** Lines of services, not of persons: free, shared and premium numbers. */
const SERVICE = /^(?:80[0367]|90[0-25])/;
/** What makes nine digits an amount. */
const AMOUNT_AFTER =
  /^\s?(?:€|%|\$|eur|m2|m²|m3|m³|km|kg|tones|tonnes|toneladas|litres|litros|habitant|inhabitant|persones|personas|people|milions|millones|de euros|d['’]euros)/i;
const AMOUNT_BEFORE = /[€$] ?$/;

const LONGEST = 15;

/** Spanish telephones with and without their prefix, together or in groups, and others that begin with `+`. */
export function telephonesIn(text: string): Found[] {
  const groups: Group[] = [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));
  const gaps = groups.map(({ start }, place) => {
    const from = groups[place - 1]?.end;
    return from === undefined || start - from > 3 ? null : text.slice(from, start);
  });
  const found: Found[] = [];
  for (let first = 0; first < groups.length; ) {
    const number = numberAt(text, groups, gaps, first);
    if (number) found.push(number.place);
    first = number?.next ?? first + 1;
  }
  return found;
}

/** The longest telephone that begins with a group; a part of a longer figure is none. */
function numberAt(
  text: string,
  groups: Group[],
  gaps: (string | null)[],
  first: number,
): { place: Found; next: number } | null {
  if (isBound(gaps[first])) return null;
  const hasPlus = text[(groups[first]?.start ?? 0) - 1] === "+";
  let best: { place: Found; next: number } | null = null;
  let digits = 0;
  for (let next = first; next < groups.length; next++) {
    const group = groups[next];
    if (!group || (next > first && !GAP.test(gaps[next] ?? ""))) break;
    digits += group.digits.length;
    if (digits > LONGEST || (!hasPlus && group.digits.length < 2)) break;
    if ((!hasPlus && ![9, 11, 13].includes(digits)) || isBound(gaps[next + 1])) continue;
    const run = groups.slice(first, next + 1);
    const start = beginning(text, run);
    if (isTelephone(text, run, start)) best = { place: { start, end: group.end }, next: next + 1 };
  }
  return best;
}

/** True when a point or hyphen makes one figure of what stands at its sides: "12.600.000.000", an ISBN. */
function isBound(gap: string | null | undefined): boolean {
  return gap === "." || gap === "-";
}

/** Where the number begins, with its plus and a bracket that closes within it. */
function beginning(text: string, run: Group[]): number {
  let start = run[0]?.start ?? 0;
  if (text[start - 1] === "+") start -= 1;
  const closes = text.slice(start, run.at(-1)?.end).includes(")");
  return closes && text[start - 1] === "(" ? start - 1 : start;
}

function isTelephone(text: string, run: Group[], start: number): boolean {
  const digits = run.map((group) => group.digits).join("");
  const end = run.at(-1)?.end ?? 0;
  if (isWordPart(text[start - 1]) || isWordPart(text[end])) return false;
  const hasPlus = text.slice(start, run[0]?.start).includes("+");
  const prefix = hasPlus && digits.startsWith("34") ? 2 : digits.startsWith("0034") ? 4 : 0;
  if (hasPlus && prefix === 0) return digits.length >= 8 && digits.length <= 15;
  const number = digits.slice(prefix);
  if (!/^[6-9]\d{8}$/.test(number) || SERVICE.test(number)) return false;
  if (prefix > 0) return true;
  return (
    !AMOUNT_AFTER.test(text.slice(end, end + 20)) &&
    !AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 2), start))
  );
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
