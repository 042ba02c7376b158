import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppContext } from "#app/core/context.ts";

/** What mail can be refused, one by one. */
export const MAIL_CAUSES = ["decision", "reply", "stage", "report"] as const;
export type MailCause = (typeof MAIL_CAUSES)[number];

/** The address that stops mails of one cause for one person, signed so that it works signed out. */
export function unsubscribeUrl(ctx: AppContext, userId: string, cause: MailCause): string {
  const payload = Buffer.from(`${userId}:${cause}`).toString("base64url");
  return `${ctx.config.publicUrl}/unsubscribe/${payload}.${signature(ctx, payload)}`;
}

/** Whom and what a token is about, or null when we did not sign it. */
export function readUnsubscribe(
  ctx: AppContext,
  token: string | undefined,
): { userId: string; cause: MailCause } | null {
  const [payload = "", given = ""] = (token ?? "").split(".");
  const expected = Buffer.from(signature(ctx, payload));
  const signed = Buffer.from(given);
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return null;
  const [userId = "", word] = Buffer.from(payload, "base64url").toString().split(":");
  const cause = MAIL_CAUSES.find((known) => known === word);
  return cause ? { userId, cause } : null;
}

function signature(ctx: AppContext, payload: string): string {
  return createHmac("sha256", ctx.config.sessionSecret).update(`unsubscribe:${payload}`).digest("base64url");
}
