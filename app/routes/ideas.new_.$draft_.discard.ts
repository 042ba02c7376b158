import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { discardDraft } from "#app/features/ideas/discard-draft.server.ts";
import { draftHolder } from "#app/web/drafts.server.ts";
import { notFound, page } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** Throws a draft of one's own away. */
export const action = page(async ({ context, params }: ActionFunctionArgs) => {
  await discardDraft(context.app, draftHolder(context), params.draft ?? "");
  return redirect(context.viewer ? "/me" : "/ideas/new", 303);
});
