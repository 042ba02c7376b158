import { z } from "zod";
import type { MessageKey } from "#app/i18n/message-key.ts";

/** A character that shows something: no space, no filler, no joiner, mark of direction or tag. */
const SHOWN = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** One form for every text: NFC, LF line ends, no surrounding space, no zero-width padding; empty when it shows nothing. */
export function cleanText(raw: string): string {
  if (!SHOWN.test(raw)) return "";
  return raw
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/gu, "");
}

/** Characters as a person counts them: code points after NFC. */
export function lengthOf(text: string): number {
  return [...text].length;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSTORABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** False for NUL, other control characters and lone surrogates, which no engine stores alike. */
export function isStorable(text: string): boolean {
  return text.search(UNSTORABLE) < 0 && text.isWellFormed();
}

/** The same text without what is not storable, cleaned. */
export function storable(raw: string): string {
  return cleanText(raw.toWellFormed().replace(UNSTORABLE, ""));
}

const key = (name: MessageKey) => name;

/** Multi-line text of a length in characters, cleaned. */
export function text(limits: { min: number; max: number }) {
  return z
    .string({ error: key("errors.required") })
    .max(limits.max * 4, { error: key("errors.tooLong") })
    .refine(isStorable, { error: key("errors.characters") })
    .transform(cleanText)
    .refine((value) => limits.min === 0 || lengthOf(value) > 0, { error: key("errors.required") })
    .refine((value) => lengthOf(value) === 0 || lengthOf(value) >= limits.min, {
      error: key("errors.tooShort"),
      params: { min: limits.min },
    })
    .refine((value) => lengthOf(value) <= limits.max, {
      error: key("errors.tooLong"),
      params: { max: limits.max },
    })
    .meta({ minLength: limits.min, maxLength: limits.max });
}

/** Would turn around what stands beside a name or title in its line. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** One line of text: as `text`, with runs of white space made one space, and nothing that turns its neighbours around. */
export function line(limits: { min: number; max: number }) {
  return z
    .string({ error: key("errors.required") })
    .transform((value) => value.replace(TURNING, "").replace(/[\s\u200B\u2060\uFEFF]+/gu, " "))
    .pipe(text(limits))
    .meta({ minLength: limits.min, maxLength: limits.max });
}

/** A day that must be given, as browsers send it: `2026-11-23`. */
export const requiredDay = z
  .string({ error: "errors.required" })
  .trim()
  .min(1, { error: "errors.required" })
  .pipe(z.iso.date({ error: "errors.date" }));

/** An e-mail address, lower case, at most 254 characters. */
export const emailAddress = z
  .string({ error: key("errors.email") })
  .transform((value) => value.trim().toLowerCase().normalize("NFC"))
  .pipe(z.email({ error: key("errors.email") }).max(254, { error: key("errors.email") }));

/** True for a whole address of the web. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).hostname.includes(".");
}
