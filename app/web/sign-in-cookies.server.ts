import { createHmac, timingSafeEqual } from "node:crypto";
import type { Proof } from "#app/features/accounts/sign-in-code.server.ts";
import { cookie, cookieName, forgetCookie } from "./cookies.server.ts";
import type { RequestContext } from "./request-context.ts";

const ASKED = "asked";
const PROVEN = "proven";
const MINUTES = 15;

/** Binds the code that was asked for to this browser. */
export function rememberAsking(context: RequestContext, secret: string): void {
  context.setCookie(cookie(context.app, ASKED, secret, { maxAge: MINUTES * 60 }));
}

/** The secret of the code this browser asked for. */
export function askedSecret(context: RequestContext): string | null {
  return context.cookies[cookieName(context.app, ASKED)] ?? null;
}

/** Keeps a proven address in this browser, signed, until the person has told their name. */
export function rememberProof(context: RequestContext, proof: Proof): void {
  const text = Buffer.from(
    JSON.stringify({ ...proof, until: context.app.now().getTime() + MINUTES * 60_000 }),
  ).toString("base64url");
  context.setCookie(
    cookie(context.app, PROVEN, `${text}.${signature(context, text)}`, { maxAge: MINUTES * 60 }),
  );
}

/** The address this browser has proven and not yet signed in with, or null. */
export function provenAddress(context: RequestContext): Proof | null {
  const [text = "", signed = ""] = (context.cookies[cookieName(context.app, PROVEN)] ?? "").split(".");
  const expected = Buffer.from(signature(context, text));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { until, ...proof } = JSON.parse(Buffer.from(text, "base64url").toString()) as Proof & {
    until: number;
  };
  return until > context.app.now().getTime() ? proof : null;
}

/** Forgets both once signed in. */
export function forgetSignIn(context: RequestContext): void {
  context.setCookie(forgetCookie(context.app, ASKED));
  context.setCookie(forgetCookie(context.app, PROVEN));
}

function signature(context: RequestContext, text: string): string {
  return createHmac("sha256", context.app.config.sessionSecret).update(`proof:${text}`).digest("base64url");
}
