import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FigureForm } from "#app/features/impact/FigureForm.tsx";
import { FigureList } from "#app/features/impact/FigureList.tsx";
import { figuresOfSpace } from "#app/features/impact/impact.queries.server.ts";
import { impactAct } from "#app/features/impact/impact.schema.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Section } from "#app/ui/Section.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

import "#app/styles/dossier.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title, visibility: space.visibility },
    figures: await figuresOfSpace(context.app.db, space.id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, impactAct);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    if (form.values.act !== "save") throw notFound();
    const { act: _, ...values } = form.values;
    await saveFigure(context.app, actor, { ...values, slug, figure: null }, form.key);
    flash(context, values.as === "publish" ? "impact.published" : "impact.saved");
    return redirect(`/spaces/${slug}/edit/figures`, 303);
  });
});

export const meta = pageTitle;

/** What a space's participation cost and was worth, for its organisers to enter. */
export default function SpaceFigures() {
  const t = useT();
  const { space, figures, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <SpaceDesk space={space} part="figures">
      <p className="p-lead">{t("impact.lead")}</p>
      {space.visibility === "private" ? <p>{t("impact.private")}</p> : null}
      <p>
        <a href={`/insights?space=${space.slug}#return`}>{t("impact.toInsights")}</a>
      </p>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Section title={t("impact.figures")} id="figures">
        {figures.length > 0 ? (
          <FigureList figures={figures} base={`/spaces/${space.slug}/edit/figures`} />
        ) : (
          <EmptyState title={t("impact.none")} />
        )}
      </Section>
      <Section title={t("impact.new")} id="new">
        <FigureForm form={form} formKey={key} figure={null} />
      </Section>
    </SpaceDesk>
  );
}
