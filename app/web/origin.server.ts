import type { IncomingMessage } from "node:http";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Requests that may come from anywhere: mail programs press one-click unsubscribe (RFC 8058) without an Origin. */
const EXEMPT = [/^\/unsubscribe\/[^/]+$/];

/** Where `Authorization` is judged alone, and a session means nothing beside it. Pages know sessions only. */
const API = /^\/api\//;

/**
 * True when an unsafe request may be served: it calls the API with `Authorization`, or its
 * Origin is ours, or it has none and the browser says `same-origin`. Also true for safe methods.
 */
export function isOwnRequest(request: IncomingMessage, origins: Set<string>): boolean {
  if (SAFE.has(request.method ?? "")) return true;
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (request.headers.authorization !== undefined && API.test(path)) return true;
  if (EXEMPT.some((pattern) => pattern.test(path))) return true;
  const { origin } = request.headers;
  if (origin !== undefined) return origins.has(origin);
  return request.headers["sec-fetch-site"] === "same-origin";
}
