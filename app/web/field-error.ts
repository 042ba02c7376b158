import type { z } from "zod";
import { isStorable } from "#app/core/text.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";

/** What is wrong with one field; without a field, with the whole input. */
export type FieldError = { field: string | null; key: MessageKey; params: Record<string, string | number> };

/** A schema's finding as a message key with its numbers. */
export function fieldError(issue: z.core.$ZodIssue): FieldError {
  const field = issue.path.length > 0 ? issue.path.map(String).join(".") : null;
  const params: Record<string, number> = {};
  if (issue.code === "too_big") params.max = Number(issue.maximum);
  if (issue.code === "too_small") params.min = Number(issue.minimum);
  if (issue.code === "custom" && issue.params) {
    for (const [name, value] of Object.entries(issue.params))
      if (typeof value === "number") params[name] = value;
  }
  return { field, key: messageOf(issue), params };
}

/** Where a schema let characters through that no engine stores, as hidden fields and ids do; null where all is well. */
export function unstorable(values: unknown, field: string | null = null): FieldError | null {
  if (typeof values === "string")
    return isStorable(values) ? null : { field, key: "errors.characters", params: {} };
  if (typeof values !== "object" || values === null) return null;
  for (const [name, value] of Object.entries(values)) {
    const odd = unstorable(value, field === null ? name : `${field}.${name}`);
    if (odd) return odd;
  }
  return null;
}

function messageOf(issue: z.core.$ZodIssue): MessageKey {
  if (/^[a-z]+(\.[A-Za-z]+)+$/.test(issue.message)) return issue.message as MessageKey;
  if (issue.code === "invalid_value") return "errors.choice";
  if (issue.code === "invalid_type") return "errors.required";
  return "errors.invalid";
}
