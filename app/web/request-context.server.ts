import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import { isLoopback } from "#app/config.server.ts";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { blankSessionCookie, readSession, sessionCookieName } from "#app/features/accounts/session.server.ts";
import { cookieName, parseCookies } from "./cookies.server.ts";
import { chooseLocale, chooseTheme } from "./locale.server.ts";
import type { RequestContext, Theme } from "./request-context.ts";

/** Judges a request once: who, in which language, with which nonce. Renews or forgets the session cookie. */
export async function requestContext(
  app: AppContext,
  isDemoDatabase: boolean,
  req: Request,
  res: Response,
): Promise<RequestContext> {
  res.removeHeader("Content-Security-Policy"); // The page sends its own, with its nonce.
  const cookies = parseCookies(req.headers.cookie);
  const setCookie = (value: string) => void res.append("Set-Cookie", value);
  const viewer = await viewerOf(app, req, cookies, setCookie);
  return {
    app,
    viewer,
    locale: chooseLocale({
      query: req.query.lang,
      cookie: cookies[cookieName(app, "lang")],
      viewer,
      acceptLanguage: req.headers["accept-language"],
    }),
    theme: chooseTheme(cookies[cookieName(app, "theme")]),
    nonce: randomBytes(16).toString("base64"),
    requestId: String(res.locals.requestId ?? ""),
    ip: req.ip ?? "",
    cookies,
    setCookie,
    demo: isDemoDatabase && isLocalRequest(app, req),
  };
}

/** The context of an answer to nobody in particular, made from nothing of the request but these. */
export function anonymousContext(
  app: AppContext,
  { order, ...asked }: { locale: Locale; theme: Theme; demo: boolean; order: number | null; ip: string },
  setCookie: (cookie: string) => void,
): RequestContext {
  return {
    app,
    viewer: null,
    nonce: null,
    requestId: randomUUID(),
    cookies: order === null ? {} : { [cookieName(app, "order")]: String(order) },
    setCookie,
    ...asked,
  };
}

async function viewerOf(
  app: AppContext,
  req: Request,
  cookies: Record<string, string>,
  setCookie: (cookie: string) => void,
) {
  if (!cookies[sessionCookieName(app)]) return null;
  const session = await readSession(app, req.headers.cookie);
  if (!session) {
    setCookie(blankSessionCookie(app));
    return null;
  }
  if (session.renewed) setCookie(session.renewed);
  return actorById(app.db, session.userId, { sessionId: session.publicId });
}

/** Demo doors open only for this machine itself: loopback listener and Host, nothing forwarded. */
export function isLocalRequest(app: AppContext, req: IncomingMessage): boolean {
  const host = (req.headers.host ?? "").replace(/:\d+$/, "");
  const forwarded = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "via",
  ];
  return (
    isLoopback(app.config.host) &&
    isLoopback(host) &&
    forwarded.every((name) => req.headers[name] === undefined)
  );
}
