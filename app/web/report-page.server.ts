import { reportable } from "#app/features/moderation/shown-text.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { freshKey } from "./form.server.ts";
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
    receipt: /^[0-9a-f-]{36}$/.test(sent) ? sent : null,
    formKey: freshKey(),
  };
}
