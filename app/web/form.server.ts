import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { DomainError, isDomainError, STATUS } from "#app/core/errors.ts";
import { type FieldError, fieldError, unstorable } from "./field-error.ts";
import type { RejectedForm } from "./form.ts";

export type GoodForm<V> = {
  ok: true;
  values: V;
  typed: Record<string, string> /** Idempotency key of the form. */;
  key: string;
};
export type BadForm = { ok: false; errors: FieldError[]; typed: Record<string, string> };

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Reads a plain form by its schema. Repeated names become arrays where the schema wants one.
 * Never throws for what a person typed; throws `invalid` for a body that is no form at all.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<GoodForm<z.output<S>> | BadForm> {
  return parseFields(await formFields(request), schema);
}

/** The same of fields that are read already. */
export function parseFields<S extends z.ZodType>(
  fields: URLSearchParams | FormData,
  schema: S,
): GoodForm<z.output<S>> | BadForm {
  const typed = typedText(fields);
  const parsed = schema.safeParse(plainObject(fields));
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.map(fieldError), typed };
  const odd = unstorable(parsed.data);
  if (odd !== null) return { ok: false, errors: [odd], typed };
  const key = fields.get("key");
  return {
    ok: true,
    values: parsed.data,
    typed,
    key: typeof key === "string" && KEY.test(key) ? key : randomUUID(),
  };
}

/** The 422 answer that draws the form again: what was typed, what is wrong, and a new key. */
export function rejected(form: { errors: FieldError[]; typed: Record<string, string> }, status = 422) {
  return data<RejectedForm>(
    { ok: false, errors: form.errors, typed: form.typed, key: randomUUID() },
    { status },
  );
}

/**
 * Runs the write of a good form; an expected refusal draws the form again at the right status, with
 * what was typed. Redirects pass through.
 */
export async function attempt<T>(form: GoodForm<unknown>, write: () => Promise<T>) {
  try {
    return await write();
  } catch (error) {
    if (!isDomainError(error) || error.code === "notFound") throw error;
    return rejected(
      { errors: [{ field: error.field ?? null, key: error.key, params: error.params }], typed: form.typed },
      STATUS[error.code],
    );
  }
}

/** A fresh idempotency key for a form about to be drawn. */
export function freshKey(): string {
  return randomUUID();
}

async function formFields(request: Request): Promise<URLSearchParams | FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new DomainError("invalid", "errors.invalid");
  try {
    return await request.formData();
  } catch {
    throw new DomainError("invalid", "errors.invalid");
  }
}

function typedText(fields: URLSearchParams | FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of fields.entries()) {
    if (typeof value !== "string" || name === "key" || /password|code/i.test(name)) continue;
    typed[name] = name.endsWith("[]") && name in typed ? `${typed[name]}\n${value}` : value;
  }
  return typed;
}

/** Only own, plainly named fields; repeated ones as arrays under `name[]`. */
function plainObject(fields: URLSearchParams | FormData): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of fields.entries()) {
    if (typeof value !== "string") continue;
    const isRepeated = name.endsWith("[]");
    const key = isRepeated ? name.slice(0, -2) : name;
    const before = object[key];
    if (isRepeated && Array.isArray(before)) before.push(value);
    else object[key] = before ?? (isRepeated ? [value] : value);
  }
  return object;
}
