import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { readSignedToken, signedToken } from "#app/core/signed-token.server.ts";

/** Where somebody who cannot sign in asks for a review of their suspension: in the mail that told them, in its language. */
export function suspensionAppealUrl(ctx: AppContext, decisionId: string, locale: Locale): string {
  return `${ctx.config.publicUrl}/appeals/${signedToken(ctx, "suspension", decisionId)}?lang=${locale}`;
}

/** The decision of a token, or null when we did not sign it. */
export function readSuspensionToken(ctx: AppContext, token: string | undefined): string | null {
  return readSignedToken(ctx, "suspension", token);
}
