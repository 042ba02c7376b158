import type { AppContext } from "#app/core/context.ts";
import { readSignedToken, signedToken } from "#app/core/signed-token.server.ts";

/** What mail can be refused, one by one. */
export const MAIL_CAUSES = ["decision", "reply", "stage", "report", "organisation", "duty"] as const;
export type MailCause = (typeof MAIL_CAUSES)[number];

/** The address that stops mails of one cause for one person, signed so that it works signed out. */
export function unsubscribeUrl(ctx: AppContext, userId: string, cause: MailCause): string {
  return `${ctx.config.publicUrl}/unsubscribe/${signedToken(ctx, "unsubscribe", `${userId}:${cause}`)}`;
}

/** Whom and what a token is about, or null when we did not sign it. */
export function readUnsubscribe(
  ctx: AppContext,
  token: string | undefined,
): { userId: string; cause: MailCause } | null {
  const [userId = "", word] = (readSignedToken(ctx, "unsubscribe", token) ?? "").split(":");
  const cause = MAIL_CAUSES.find((known) => known === word);
  return cause ? { userId, cause } : null;
}
