import type { Filed } from "#app/features/moderation/report-text.server.ts";
import { reportPath } from "#app/features/moderation/report-token.server.ts";
import { reportable } from "#app/features/moderation/shown-text.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { freshKey } from "./form.server.ts";
import { limit } from "./limit.server.ts";
import type { RequestContext } from "./request-context.ts";

/** What the page of a report shows: the text, and the receipt once it has been sent. */
export async function reportPageData(
  context: RequestContext,
  request: Request,
  noun: "comments" | "ideas",
  id: string | undefined,
) {
  const sent = new URL(request.url).searchParams.get("sent") ?? "";
  const t = translateIn(context.locale);
  return {
    title: t(noun === "ideas" ? "moderation.report.idea" : "moderation.report.comment"),
    text: await reportable(context.app.db, context.viewer, noun, id ?? ""),
    signedIn: context.viewer !== null,
    receipt: /^\d{1,12}$/.test(sent) ? sent : null,
    formKey: freshKey(),
  };
}

/** Counts a report for whoever sends it, and for the address it is to be answered at. */
export async function limitReports({ app, viewer, ip }: RequestContext, email?: string): Promise<void> {
  await limit(app, "report", viewer?.id ?? ip);
  if (email) await limit(app, "reportByAddress", email);
}

/**
 * Where the browser goes on: to the report's own page, or, when an address was left, which may be somebody else's,
 * back with the number alone: the mail has the rest.
 */
export function reportedPath(
  { app, viewer }: RequestContext,
  filed: Filed,
  from: { path: string; email?: string | undefined },
): string {
  return viewer || !from.email ? reportPath(app, filed.id) : `${from.path}?sent=${filed.number}`;
}
