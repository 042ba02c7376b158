import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FigureForm, WithdrawForm } from "#app/features/impact/FigureForm.tsx";
import { VersionList } from "#app/features/impact/FigureList.tsx";
import { versionsOf } from "#app/features/impact/impact.queries.server.ts";
import { impactAct } from "#app/features/impact/impact.schema.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { withdrawFigure } from "#app/features/impact/withdraw-figure.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Section } from "#app/ui/Section.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

import "#app/styles/dossier.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    versions: await versionsOf(context.app.db, space.id, params.figure ?? ""),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const figure = params.figure ?? "";
  const form = await readForm(request, impactAct);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    if (form.values.act === "withdraw") {
      await withdrawFigure(context.app, actor, { slug, figure, version: form.values.version }, form.key);
      flash(context, "impact.takenBack");
    } else {
      const { act: _, ...values } = form.values;
      await saveFigure(context.app, actor, { ...values, slug, figure }, form.key);
      flash(context, values.as === "publish" ? "impact.published" : "impact.saved");
    }
    return redirect(`/spaces/${slug}/edit/figures`, 303);
  });
});

export const meta = pageTitle;

/** One figure, for organisers to mend, to publish and to take back. */
export default function SpaceFigure() {
  const t = useT();
  const { space, versions, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const [figure] = versions;
  return (
    <SpaceDesk space={space} part="figures">
      <p>
        <a href={`/spaces/${space.slug}/edit/figures`}>{t("impact.back")}</a>
      </p>
      <h2 lang={figure.lang}>{figure.what}</h2>
      {figure.publicVersion ? (
        <p>
          <a href={`/insights/figures/${figure.id}`}>{t("impact.seePublic")}</a>
        </p>
      ) : null}
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <FigureForm form={form} formKey={key} figure={figure} />
      <Section title={t("impact.versions")} id="versions">
        <VersionList versions={versions} />
      </Section>
      {figure.state === "withdrawn" ? null : (
        <Section title={t("impact.withdraw")} id="withdraw">
          <WithdrawForm formKey={form.key ?? key} figure={figure} />
        </Section>
      )}
    </SpaceDesk>
  );
}
