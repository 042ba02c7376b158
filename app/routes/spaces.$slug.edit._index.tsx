import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LOCALES } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { BasicsFields } from "#app/features/spaces/BasicsFields.tsx";
import { editSpace } from "#app/features/spaces/edit-space.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { possibleOwners } from "#app/features/spaces/owning-organisation.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { spaceForm } from "#app/features/spaces/space.schema.ts";
import { basicsOf, inLocale } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const start = basicsOf(space);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    start,
    version: versionOf(start),
    owners: await possibleOwners(context.app.db, actor, space.organisationId),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, spaceForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await editSpace(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit`, 303);
  });
});

export const meta = pageTitle;

export default function EditSpace() {
  const t = useT();
  const { space, start, version, owners, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const saved = [
    ...LOCALES.flatMap((locale) => [start.title[locale], start.brief[locale]]),
    t(`admin.space.visibility.${start.visibility}`),
    t(`spaces.moderation.${start.moderation}`),
  ].filter((text) => text !== undefined);
  return (
    <SpaceDesk space={space} part="basics">
      <PartForm form={form} formKey={key} version={version} saved={saved}>
        <BasicsFields form={form} start={start} owners={owners} />
      </PartForm>
    </SpaceDesk>
  );
}
