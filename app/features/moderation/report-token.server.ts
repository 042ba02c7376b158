import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { readSignedToken, signedToken } from "#app/core/signed-token.server.ts";

/** The path where whoever reported follows what becomes of it: nobody else can make it. */
export function reportPath(ctx: AppContext, reportId: string): string {
  return `/reports/${signedToken(ctx, "report", reportId)}`;
}

/** The same as an address for a mail, in the language of the mail. */
export function reportUrl(ctx: AppContext, reportId: string, locale: Locale): string {
  return `${ctx.config.publicUrl}${reportPath(ctx, reportId)}?lang=${locale}`;
}

/** The report of a token, or null when we did not sign it. */
export function readReportToken(ctx: AppContext, token: string | undefined): string | null {
  return readSignedToken(ctx, "report", token);
}
