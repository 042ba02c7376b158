import type { Translate } from "#app/i18n/translate.ts";
import type { FieldError } from "./field-error.ts";

/** What an action answers when the form must be drawn again. */
export type RejectedForm = { ok: false; errors: FieldError[]; typed: Record<string, string>; key: string };

/** What a form component needs of an action's answer: errors in words by field, and what was typed. */
export function formState(answer: unknown, t: Translate) {
  const rejected = isRejected(answer) ? answer : null;
  const errors = (rejected?.errors ?? []).map((error) => ({
    field: error.field,
    text: t(error.key, error.params),
  }));
  return {
    errors,
    errorOf: (field: string): string | undefined => errors.find((error) => error.field === field)?.text,
    typed: (field: string, otherwise = ""): string => rejected?.typed[field] ?? otherwise,
    /** The ticked values of `name[]`. */
    chosen: (field: string, otherwise: readonly string[]): readonly string[] =>
      rejected ? (rejected.typed[field]?.split("\n") ?? []) : otherwise,
    /** The fresh key of a rejected form, which replaces the loader's. */
    key: rejected?.key ?? null,
  };
}

function isRejected(answer: unknown): answer is RejectedForm {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "ok" in answer &&
    answer.ok === false &&
    "typed" in answer
  );
}
