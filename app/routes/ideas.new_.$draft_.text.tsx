import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { ownDraft } from "#app/features/ideas/draft.queries.server.ts";
import { ProposeText } from "#app/features/ideas/ProposeText.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { draftHolder, takeDraft } from "#app/web/drafts.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const draft = await ownDraft(context.app.db, draftHolder(context), params.draft ?? "");
  const isPreviewed = new URL(request.url).searchParams.has("preview");
  return {
    title: translateIn(context.locale)("ideas.ask.text"),
    draft,
    html: isPreviewed ? renderMarkdown(draft.body) : null,
  };
});

export const action = page(({ context, request, params }: ActionFunctionArgs) =>
  takeDraft(context, request, "text", params.draft ?? null),
);

export const meta = pageTitle;

/** An idea one has begun, at its text. */
export default function DraftText() {
  const form = formState(useActionData(), useT());
  const { draft, html } = useLoaderData<typeof loader>();
  return <ProposeText key={draft.id} form={form} draft={draft} html={html} />;
}
