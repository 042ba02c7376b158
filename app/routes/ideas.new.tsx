import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LIMITS } from "#app/core/limits.ts";
import { ownDrafts } from "#app/features/ideas/draft.queries.server.ts";
import { OwnDrafts } from "#app/features/ideas/OwnDrafts.tsx";
import { ProposeForm } from "#app/features/ideas/ProposeForm.tsx";
import { proposeChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { draftHolder, takeDraft } from "#app/web/drafts.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const { app, viewer, locale } = context;
  return {
    title: translateIn(locale)("ideas.new.title"),
    choices: await proposeChoices(app, viewer),
    drafts: await ownDrafts(app.db, draftHolder(context)),
    start: {
      title: (query.get("title") ?? "").slice(0, LIMITS.title.max),
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
export const action = page(({ context, request }: ActionFunctionArgs) => takeDraft(context, request, null));

export const meta = pageTitle;

export default function NewIdea() {
  const t = useT();
  const { choices, drafts, start } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  if (choices.spaces.length === 0) return <EmptyState title={t("ideas.new.noSpace")} />;
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.new.title")} lead={t("ideas.new.lead")} />
      {drafts.length > 0 && form.errors.length === 0 ? (
        <Notice title={t("ideas.draft.begun")}>
          <OwnDrafts drafts={drafts} />
        </Notice>
      ) : null}
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <ProposeForm form={form} choices={choices} start={start} draft={null} />
    </div>
  );
}
