import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionOf } from "#app/core/version.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { StageFields } from "#app/features/spaces/StageFields.tsx";
import { StageOrder } from "#app/features/spaces/StageOrder.tsx";
import { setStages } from "#app/features/spaces/set-stages.server.ts";
import { stagesForm } from "#app/features/spaces/space.schema.ts";
import { inLocale, stagesOf } from "#app/features/spaces/space.ts";
import { stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";
import "#app/styles/board.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const { slug, title } = space;
  return {
    title: inLocale(title, context.locale),
    space: { slug, title, ...stagesOf(space) },
    version: versionOf(stagesOf(space)),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, stagesForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setStages(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/stages`, 303);
  });
});

export const meta = pageTitle;

export default function SpaceStages() {
  const { t, locale } = useI18n();
  const { space, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const saved = space.stages.map((stage) =>
    [
      stageName(t, locale, stage, space.stageNames),
      ...(space.stageNeeds[stage] ?? []).map((need) => t(`admin.stages.need.${need}`)),
    ].join(" · "),
  );
  return (
    <SpaceDesk space={space} part="stages">
      <p className="p-lead">{t("admin.stages.lead")}</p>
      <PartForm form={form} formKey={key} version={version} saved={saved}>
        <StageOrder form={form} space={space} />
        <StageFields form={form} space={space} />
      </PartForm>
    </SpaceDesk>
  );
}
