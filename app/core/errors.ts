import type { MessageKey } from "#app/i18n/message-key.ts";

/**
 * What can be wrong with a write, in a few words. `invalid` 422, `forbidden` 403, `notFound` 404,
 * `conflict` 409, `keyReused` 422 (an idempotency key with another input), `tooLarge` 413, `tooMany` 429, `busy` 503.
 */
export type ErrorCode =
  | "invalid"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "keyReused"
  | "tooLarge"
  | "tooMany"
  | "busy";

export const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  keyReused: 422,
  tooLarge: 413,
  tooMany: 429,
  busy: 503,
};

export type ErrorParams = Record<string, string | number>;

/** An expected refusal, told to the person by its message key. `field` names the input it belongs to. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly key: MessageKey;
  readonly params: ErrorParams;
  readonly field: string | undefined;

  constructor(code: ErrorCode, key: MessageKey, options: { params?: ErrorParams; field?: string } = {}) {
    super(`${code}: ${key}`);
    this.name = "DomainError";
    this.code = code;
    this.key = key;
    this.params = options.params ?? {};
    this.field = options.field;
  }
}

/** Recognises a DomainError across bundles, where `instanceof` may meet another copy of the class. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError" && "code" in error && "key" in error;
}

/** The one way a write asserts a policy. Throws `forbidden`. */
export function allow(permitted: boolean, key: MessageKey = "errors.forbidden"): asserts permitted {
  if (!permitted) throw new DomainError("forbidden", key);
}

/** Returns the value or throws `notFound`: unknown and unseen are the same answer. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new DomainError("notFound", "errors.notFound");
  return value;
}
