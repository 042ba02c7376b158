import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownDraft } from "#app/features/ideas/draft.queries.server.ts";
import { ProposeDetails } from "#app/features/ideas/ProposeDetails.tsx";
import { proposeChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { draftHolder, takeDraft } from "#app/web/drafts.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => ({
  title: translateIn(context.locale)("ideas.ask.details"),
  draft: await ownDraft(context.app.db, draftHolder(context), params.draft ?? ""),
  choices: await proposeChoices(context.app, context.viewer),
}));

export const action = page(({ context, request, params }: ActionFunctionArgs) =>
  takeDraft(context, request, "details", params.draft ?? null),
);

export const meta = pageTitle;

/** An idea one has begun, at where it goes and in whose name. */
export default function DraftDetails() {
  const form = formState(useActionData(), useT());
  const { draft, choices } = useLoaderData<typeof loader>();
  return <ProposeDetails key={draft.id} form={form} draft={draft} choices={choices} />;
}
