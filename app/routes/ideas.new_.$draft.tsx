import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownDraft } from "#app/features/ideas/draft.queries.server.ts";
import { ProposeTitle } from "#app/features/ideas/ProposeTitle.tsx";
import { SimilarWhileTyping } from "#app/features/votes/SimilarWhileTyping.tsx";
import { similarHits } from "#app/features/votes/similar-votes.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { draftHolder, takeDraft } from "#app/web/drafts.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const draft = await ownDraft(context.app.db, draftHolder(context), params.draft ?? "");
  return {
    title: translateIn(context.locale)("ideas.ask.title"),
    draft,
    similar: await similarHits(context.app, context.viewer, { title: draft.title }),
  };
});

export const action = page(({ context, request, params }: ActionFunctionArgs) =>
  takeDraft(context, request, "title", params.draft ?? null),
);

export const meta = pageTitle;

/** An idea one has begun, at its first step. */
export default function DraftTitle() {
  const form = formState(useActionData(), useT());
  const { draft, similar } = useLoaderData<typeof loader>();
  return (
    <ProposeTitle
      key={draft.id}
      form={form}
      start={draft}
      draft={draft}
      hits={similar.length}
      similar={(title, onCount) => <SimilarWhileTyping title={title} start={similar} onCount={onCount} />}
    />
  );
}
