import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppContext } from "./context.ts";

/** A text that we can tell again as ours, for addresses in mails that work signed out. One purpose's token is nobody else's. */
export function signedToken(ctx: AppContext, purpose: string, text: string): string {
  const payload = Buffer.from(text).toString("base64url");
  return `${payload}.${signature(ctx, purpose, payload)}`;
}

/** The text of a token, or null when we did not sign it for this purpose. */
export function readSignedToken(ctx: AppContext, purpose: string, token: string | undefined): string | null {
  const [payload = "", given = ""] = (token ?? "").split(".");
  const expected = Buffer.from(signature(ctx, purpose, payload));
  const signed = Buffer.from(given);
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return null;
  return Buffer.from(payload, "base64url").toString();
}

function signature(ctx: AppContext, purpose: string, payload: string): string {
  return createHmac("sha256", ctx.config.sessionSecret).update(`${purpose}:${payload}`).digest("base64url");
}
