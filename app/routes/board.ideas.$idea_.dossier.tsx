import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { changeDossier } from "#app/features/dossier/change-dossier.server.ts";
import { DossierParts } from "#app/features/dossier/DossierParts.tsx";
import { documentsOf } from "#app/features/dossier/documents.queries.server.ts";
import { dossierOf, organisersOf } from "#app/features/dossier/dossier.queries.server.ts";
import { dossierAct } from "#app/features/dossier/dossier.schema.ts";
import { historyOf } from "#app/features/dossier/history.queries.server.ts";
import { linkedIdeas } from "#app/features/dossier/linked-ideas.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

import "#app/styles/dossier.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const { db, engine } = context.app;
  const idea = await ideaTarget(db, actor, ideaNumber(params.idea));
  allow(mayMove(actor, idea.space.id));
  const [shown, dossier, organisers, documents, linked, history] = await Promise.all([
    ideaPage(db, idea),
    dossierOf(db, engine, idea.id),
    organisersOf(db, { spaceId: idea.space.id, ideaId: idea.id }),
    documentsOf(db, idea.id),
    linkedIdeas(db, actor, idea.id),
    historyOf(db, idea.id),
  ]);
  return {
    title: translateIn(context.locale)("dossier.title", { number: idea.number ?? 0 }),
    idea: { number: idea.number, slug: idea.slug, title: shown.title, lang: shown.lang },
    dossier,
    organisers,
    documents,
    linked,
    history,
    stage: idea.stage,
    own: ownStages(idea.space),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  const form = await readForm(request, dossierAct);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { act } = await changeDossier(context.app, actor, { ...form.values, number }, form.key);
    flash(context, "dossier.saved");
    return redirect(`/board/ideas/${number}/dossier${ANCHORS[act] ?? ""}`, 303);
  });
});

/** Where what was changed stands on the page. */
const ANCHORS: Record<string, string> = {
  spend: "#money",
  unspend: "#money",
  milestone: "#milestones",
  reach: "#milestones",
  unmilestone: "#milestones",
  task: "#tasks",
  tick: "#tasks",
  untask: "#tasks",
  note: "#notes",
  undocument: "#documents",
  link: "#linked",
  unlink: "#linked",
};

export const meta = pageTitle;

/** What organisers keep of an idea: its milestones and links are public, its money may be, the rest stays among them. */
export default function Dossier() {
  const t = useT();
  const { title, key, stage, own, ...shown } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow p-dossier">
      <PageHeading title={title} lead={<span lang={shown.idea.lang}>{shown.idea.title}</span>} />
      <p className="p-form__acts">
        <StageLine stage={stage} own={own} />
        <ButtonLink to={`/board/ideas/${shown.idea.number}`} look="quiet" reload>
          {t("pipeline.move")}
        </ButtonLink>
        <a href={ideaPath(shown.idea)}>{t("dossier.toIdea")}</a>
      </p>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <DossierParts {...shown} stageNames={own.names} form={form} formKey={form.key ?? key} />
    </div>
  );
}
