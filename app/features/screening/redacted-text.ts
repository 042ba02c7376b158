import type { Translate } from "#app/i18n/translate.ts";
import { type Field, isPersonal, type Match } from "./match.ts";

/**
 * A text with its personal data replaced by what it was: "truca'm al [telèfon]". `t` speaks the text's
 * language. A text without any comes back as it is.
 */
export function redactedText(
  text: string,
  matches: readonly Match[],
  t: Translate,
  field: Field = "body",
): string {
  let redacted = "";
  let at = 0;
  const personal = matches
    .filter(isPersonal)
    .filter((match) => match.field === field)
    .sort((a, b) => a.start - b.start);
  for (const { kind, start, end } of personal) {
    if (start < at || end > text.length) continue;
    redacted += text.slice(at, start) + t(`screening.redacted.${kind}`);
    at = end;
  }
  return redacted + text.slice(at);
}
