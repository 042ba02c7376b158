import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { LIMITS } from "#app/core/limits.ts";
import { ownDrafts } from "#app/features/ideas/draft.queries.server.ts";
import { OwnDrafts } from "#app/features/ideas/OwnDrafts.tsx";
import { ProposeTitle } from "#app/features/ideas/ProposeTitle.tsx";
import { proposeChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { SimilarWhileTyping } from "#app/features/votes/SimilarWhileTyping.tsx";
import { similarHits } from "#app/features/votes/similar-votes.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { draftHolder, takeDraft } from "#app/web/drafts.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const { app, viewer, locale } = context;
  const title = (query.get("title") ?? "").slice(0, LIMITS.title.max);
  return {
    title: translateIn(locale)("ideas.ask.title"),
    similar: await similarHits(app, viewer, { title }),
    isOpen: (await proposeChoices(app, viewer)).spaces.length > 0,
    drafts: await ownDrafts(app.db, draftHolder(context)),
    start: {
      title,
      body: "",
      space: query.get("space") ?? "",
      kind: "idea" as const,
      lang: locale,
      category: "",
      onBehalfOf: "",
      to: "",
    },
  };
});

/** For anybody: what is typed is kept first, and who signs in later has it. */
export const action = page(({ context, request }: ActionFunctionArgs) =>
  takeDraft(context, request, "title", null),
);

export const meta = pageTitle;

/** What keeps itself while one types changes nothing on this page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("act") === "save" ? false : defaultShouldRevalidate;

export default function NewIdea() {
  const t = useT();
  const { isOpen, drafts, start, similar } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  if (!isOpen) return <EmptyState title={t("ideas.new.noSpace")} />;
  return (
    <>
      {drafts.length > 0 && form.errors.length === 0 ? (
        <div className="p-narrow">
          <Notice title={t("ideas.draft.begun")}>
            <OwnDrafts drafts={drafts} />
          </Notice>
        </div>
      ) : null}
      <ProposeTitle
        form={form}
        start={start}
        draft={null}
        hits={similar.length}
        similar={(title, onCount) => <SimilarWhileTyping title={title} start={similar} onCount={onCount} />}
      />
    </>
  );
}
