import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { addDocuments, newDocuments } from "#app/features/dossier/documents.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { withUploads } from "#app/features/uploads/store-uploads.server.ts";
import { UploadFields } from "#app/features/uploads/UploadFields.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { readFilesForm } from "#app/web/files-form.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const idea = await ideaTarget(context.app.db, actor, ideaNumber(params.idea));
  allow(mayMove(actor, idea.space.id));
  const { title, lang } = await ideaPage(context.app.db, idea);
  return {
    title: translateIn(context.locale)("dossier.documentsTitle", { number: idea.number ?? 0 }),
    idea: { number: idea.number, title, lang },
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  // Who keeps no dossier sends no files either.
  allow(mayMove(actor, (await ideaTarget(context.app.db, actor, number)).space.id));
  const { form, files } = await readFilesForm(request, newDocuments);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    for (const _ of files) await limit(context.app, "upload", actor.id);
    await withUploads(context.app, files, { words: form.values.words, moments: [] }, (uploads) =>
      addDocuments(context.app, actor, number, uploads, form.key),
    );
    flash(context, "dossier.saved");
    return redirect(`/board/ideas/${number}/dossier#documents`, 303);
  });
});

export const meta = pageTitle;

/** Where organisers add papers to what they keep of an idea. */
export default function Documents() {
  const t = useT();
  const { title, idea, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={title} lead={<span lang={idea.lang}>{idea.title}</span>} />
      <p>{t("dossier.documentsLead")}</p>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" encType="multipart/form-data" className="p-form" reloadDocument>
        <HiddenKey value={form.key ?? key} />
        <UploadFields form={form} open withMoments={false} />
        <div className="p-form__acts">
          <Button>{t("dossier.addDocuments")}</Button>
          <ButtonLink to={`/board/ideas/${idea.number}/dossier`} look="quiet" reload>
            {t("dossier.toDossier")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
