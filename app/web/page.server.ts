import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Actor } from "#app/core/actor.ts";
import { DomainError, isDomainError, STATUS } from "#app/core/errors.ts";
import { isUnavailable } from "#db/portable.ts";
import { localPath } from "./local-path.ts";
import type { RequestContext } from "./request-context.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** What the error boundary receives: a message key with its params, or the request's id alone. */
export type ErrorData = { key: string | null; params: Record<string, string | number>; requestId: string };

/**
 * Wraps every loader and action: a DomainError becomes its status with its message, the unexpected
 * one JSON line in the log and a page with the request's id. Redirects and other responses pass.
 */
export function page<A extends Args, T>(handle: (args: A) => Promise<T> | T): (args: A) => Promise<T> {
  return async (args) => {
    try {
      return await handle(args);
    } catch (error) {
      if (error instanceof Response || isDataResponse(error)) throw error;
      throw answerFor(error, args);
    }
  };
}

/** The person who acts; throws a redirect to sign-in that comes back here. */
export function requireActor(context: RequestContext, request: Request): Actor {
  if (context.viewer) return context.viewer;
  const url = new URL(request.url);
  const back = request.method === "GET" ? url.pathname + url.search : refererPath(request);
  throw redirect(`/login?next=${encodeURIComponent(back)}`);
}

/** Where the form was sent from, as a local path. */
export function refererPath(request: Request, fallback = "/"): string {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return fallback;
  const url = new URL(referer);
  return localPath(url.pathname + url.search, fallback);
}

function answerFor(error: unknown, { context, request }: Args) {
  const { requestId } = context;
  if (isDomainError(error)) {
    const headers: Record<string, string> = {};
    if (error.code === "tooMany") headers["Retry-After"] = String(error.params.seconds ?? 60);
    if (error.code === "busy") headers["Retry-After"] = "5";
    return data<ErrorData>(
      { key: error.key, params: error.params, requestId },
      { status: STATUS[error.code], headers },
    );
  }
  if (isUnavailable(error)) {
    context.app.log.error({ err: error, requestId }, "database unavailable");
    return data<ErrorData>(
      { key: "errors.busy", params: {}, requestId },
      { status: 503, headers: { "Retry-After": "5" } },
    );
  }
  context.app.log.error(
    { err: error, requestId, method: request.method, path: new URL(request.url).pathname },
    "unexpected",
  );
  return data<ErrorData>({ key: null, params: {}, requestId }, { status: 500 });
}

function isDataResponse(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "type" in error && error.type === "DataWithResponseInit"
  );
}

/** Refuses what a route parameter cannot be. */
export function notFound(): DomainError {
  return new DomainError("notFound", "errors.notFound");
}
