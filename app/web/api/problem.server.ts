import type { ErrorRequestHandler, Response } from "express";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError, STATUS } from "#app/core/errors.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { isUnavailable } from "#db/portable.ts";
import type { FieldError } from "../field-error.ts";

/** A refusal only the API knows: its status, and members of its problem details. */
export class Problem extends Error {
  readonly status: number;
  readonly more: Record<string, unknown>;

  constructor(status: number, title: string, more: Record<string, unknown> = {}) {
    super(title);
    this.name = "Problem";
    this.status = status;
    this.more = more;
  }
}

/** An error as problem details (RFC 9457). */
export function sendProblem(
  res: Response,
  status: number,
  title: string,
  more: Record<string, unknown> = {},
): void {
  res
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title, status, ...more }));
}

/** What is wrong with the input, field by field, in words: 422. */
export function badInput(errors: FieldError[], locale: Locale): Problem {
  const t = translateIn(locale);
  return new Problem(422, t("errors.invalid"), {
    errors: errors.map(({ field, key, params }) => ({ field, message: t(key, params) })),
  });
}

/** The last handler of the router: every error becomes its problem; the unexpected is logged and names its request. */
export function problems(ctx: AppContext): ErrorRequestHandler {
  return (error, req, res, _next) => {
    const t = translateIn((res.locals.locale as Locale | undefined) ?? "en");
    if (error instanceof Problem) {
      if (error.status === 401) res.set("WWW-Authenticate", "Bearer");
      return sendProblem(res, error.status, error.message, error.more);
    }
    if (isDomainError(error)) {
      if (error.code === "tooMany") res.set("Retry-After", String(error.params.seconds ?? 60));
      if (error.code === "busy") res.set("Retry-After", "5");
      const title = t(error.key, error.params);
      const field = error.field ? { errors: [{ field: error.field, message: title }] } : {};
      return sendProblem(res, STATUS[error.code], title, field);
    }
    const status = Number(error?.status ?? error?.statusCode);
    if (status === 413) return sendProblem(res, 413, "The body is larger than any text this site takes.");
    if (status >= 400 && status < 500) return sendProblem(res, status, "The body is not readable JSON.");
    const { requestId } = res.locals;
    ctx.log.error({ err: error, requestId, method: req.method, path: req.path }, "unexpected");
    if (isUnavailable(error)) {
      res.set("Retry-After", "5");
      return sendProblem(res, 503, t("errors.busy"), { requestId });
    }
    sendProblem(res, 500, "Something went wrong here.", { requestId });
  };
}
