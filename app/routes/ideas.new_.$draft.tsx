import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { ownDraft } from "#app/features/ideas/draft.queries.server.ts";
import { ProposeForm } from "#app/features/ideas/ProposeForm.tsx";
import { proposeChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { draftHolder, takeDraft } from "#app/web/drafts.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const draft = await ownDraft(context.app.db, draftHolder(context), params.draft ?? "");
  const isPreviewed = new URL(request.url).searchParams.has("preview");
  return {
    title: translateIn(context.locale)("ideas.new.title"),
    choices: await proposeChoices(context.app, context.viewer),
    draft,
    html: isPreviewed ? renderMarkdown(draft.body) : null,
  };
});

export const action = page(({ context, request, params }: ActionFunctionArgs) =>
  takeDraft(context, request, params.draft ?? null),
);

export const meta = pageTitle;

/** An idea one has begun, to go on with. */
export default function DraftIdea() {
  const t = useT();
  const { choices, draft, html } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.new.title")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <ProposeForm key={draft.id} form={form} choices={choices} start={draft} draft={draft} html={html} />
    </div>
  );
}
