import type { Found } from "./links.ts";
import type { PersonalKind } from "./match.ts";
import { telephonesIn } from "./telephones.ts";

/** E-mail addresses, bank accounts, identity numbers and telephones in a text, in order; none overlaps another. */
export function personalDataIn(text: string): (Found & { kind: PersonalKind })[] {
  const found: (Found & { kind: PersonalKind })[] = [];
  const add = (kind: PersonalKind, places: Found[]) => {
    for (const place of places)
      if (!found.some((known) => place.start < known.end && known.start < place.end))
        found.push({ kind, ...place });
  };
  add("email", emailsIn(text));
  add("account", accountsIn(text));
  add("identity", identitiesIn(text));
  add("telephone", telephonesIn(text));
  return found.sort((a, b) => a.start - b.start);
}

const LOCAL = /[\p{L}\p{N}._%+-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;

/** Goes outwards from each `@`, never farther than an address can be. */
function emailsIn(text: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && LOCAL.test(text[start - 1] ?? "")) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < 255 && DOMAIN.test(text[end] ?? "")) end += 1;
    while (end > at && /[.-]/.test(text[end - 1] ?? "")) end -= 1;
    while (start < at && text[start] === ".") start += 1;
    if (start < at && /^[^.].*\.\p{L}{2,}$/u.test(text.slice(at + 1, end))) found.push({ start, end });
  }
  return found;
}

/** Lengths of the account numbers of the countries that have them (ISO 13616). */
const IBAN_LENGTHS: Record<string, number> = Object.fromEntries(
  "AD24 AE23 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MA28 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 TN24 TR26 UA29"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** IBANs whose check digits are right, written together or in groups. */
function accountsIn(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: head, index } of text.matchAll(/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}/giu)) {
    const length = IBAN_LENGTHS[head.slice(0, 2).toUpperCase()] ?? 0;
    const read = alphanumerics(text, index, length);
    if (read && isBankAccount(read.characters)) found.push({ start: index, end: read.end });
  }
  return found;
}

/** The next `length` letters and digits, with at most one space or hyphen between two. */
function alphanumerics(text: string, start: number, length: number) {
  let characters = "";
  let at = start;
  for (; characters.length < length; at++) {
    const character = text[at] ?? "";
    if (/^[a-z0-9]$/i.test(character)) characters += character.toUpperCase();
    else if (!/^[ \u00a0-]$/.test(character) || !/^[a-z0-9]$/i.test(text[at - 1] ?? "")) return null;
  }
  return length > 0 && !/[\p{L}\p{N}]/u.test(text[at] ?? "") ? { characters, end: at } : null;
}

/** ISO 7064 mod 97-10, digit by digit. */
function isBankAccount(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const IDENTITY =
  /(?<![\p{L}\p{N}])([XYZ][ -]?\d{7}|\d{2}[. ]?\d{3}[. ]?\d{3})[ -]?([A-Z])(?![\p{L}\p{N}])/giu;
const CHECK_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** DNI and NIE whose letter is the right one. */
function identitiesIn(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: whole, 1: number = "", 2: letter = "", index } of text.matchAll(IDENTITY)) {
    const digits = number.toUpperCase().replace(/^[XYZ]/, (first) => String("XYZ".indexOf(first)));
    if (CHECK_LETTERS[Number(digits.replace(/\D/g, "")) % 23] === letter.toUpperCase())
      found.push({ start: index, end: index + whole.length });
  }
  return found;
}
