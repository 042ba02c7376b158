import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionOf } from "#app/core/version.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { PhaseFields } from "#app/features/spaces/PhaseFields.tsx";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { setPhases } from "#app/features/spaces/set-phases.server.ts";
import { phasesForm } from "#app/features/spaces/space.schema.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const { timeZone } = context.app.config;
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    phases: space.phases.map((phase) => ({
      id: phase.id,
      opens: phase.opens,
      starts: phase.startsAt ? dayOf(phase.startsAt, timeZone) : "",
      ends: phase.endsAt ? dayOf(phase.endsAt, timeZone) : "",
    })),
    version: versionOf(space.phases),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, phasesForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setPhases(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/phases`, 303);
  });
});

export const meta = pageTitle;

export default function SpacePhases() {
  const { t, timeZone } = useI18n();
  const { space, phases, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const saved = phases.map((phase) => `${t(`spaces.act.${phase.opens}`)}: ${phase.starts} – ${phase.ends}`);
  return (
    <SpaceDesk space={space} part="phases">
      <p className="p-lead">{t("admin.phases.lead", { zone: timeZone })}</p>
      <PartForm form={form} formKey={key} version={version} saved={saved}>
        <PhaseFields form={form} phases={phases} />
      </PartForm>
    </SpaceDesk>
  );
}
