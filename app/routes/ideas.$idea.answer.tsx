import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { MoveAudience } from "#app/features/notifications/MoveAudience.tsx";
import { audienceOf } from "#app/features/notifications/move-audience.queries.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { SaidUpdates } from "#app/features/pipeline/SaidUpdates.tsx";
import { UpdateForm } from "#app/features/pipeline/UpdateForm.tsx";
import { updatesBy } from "#app/features/pipeline/update.policy.ts";
import { withdrawable } from "#app/features/pipeline/update.queries.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { ANSWER_TEMPLATES } from "#app/features/pipeline/update.ts";
import { withUploads } from "#app/features/uploads/store-uploads.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { readFilesForm } from "#app/web/files-form.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";
import "#app/styles/board.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const { db } = context.app;
  const actor = requireActor(context, request);
  const idea = await ideaTarget(db, actor, ideaNumber(params.idea));
  const kinds = updatesBy(actor, idea);
  allow(kinds.length > 0);
  const shown = await ideaPage(db, idea);
  const t = translateIn(context.locale);
  const asked = new URL(request.url).searchParams;
  const template = ANSWER_TEMPLATES.find((each) => each === asked.get("template"));
  return {
    title: t("board.say.title", { number: idea.number ?? 0 }),
    idea: {
      number: idea.number ?? 0,
      slug: idea.slug,
      kind: idea.kind,
      title: shown.title,
      lang: shown.lang,
    },
    kinds,
    kind: kinds.find((each) => each === asked.get("kind")) ?? ("answer" as const),
    /** What the text begins with. */
    start: template ? t(`board.say.text.${template}`) : "",
    said: await withdrawable(db, actor, idea),
    audience: await audienceOf(db, actor, idea.id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  // Who may say nothing sends no files either.
  allow(updatesBy(actor, await ideaTarget(context.app.db, actor, number)).length > 0);
  const { form, files } = await readFilesForm(request, newUpdate);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    for (const _ of files) await limit(context.app, "upload", actor.id);
    const { files: said, ...values } = form.values;
    const { id } = await withUploads(context.app, files, said, (uploads) =>
      publishUpdate(context.app, actor, { ...values, number }, form.key, uploads),
    );
    flash(context, "done.said");
    return redirect(`${ideaPath(await ideaTarget(context.app.db, actor, number))}#u-${id}`, 303);
  });
});

export const meta = pageTitle;

/** Where organisers, and who was asked, say what is official about an idea. */
export default function Answer() {
  const t = useT();
  const { title, idea, kinds, kind, start, said, audience, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={title} lead={<span lang={idea.lang}>{idea.title}</span>} />
      <p>{t("board.say.lead")}</p>
      <UpdateForm form={form} idea={idea} kinds={kinds} kind={kind} start={start} formKey={key}>
        <MoveAudience audience={audience} />
      </UpdateForm>
      <SaidUpdates updates={said} number={idea.number} />
    </div>
  );
}
