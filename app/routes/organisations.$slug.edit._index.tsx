import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LIMITS } from "#app/core/limits.ts";
import { versionOf } from "#app/core/version.server.ts";
import { editOrganisation } from "#app/features/organisations/edit-organisation.server.ts";
import { managedOrganisation, profileOf } from "#app/features/organisations/managed-organisation.server.ts";
import { OrganisationDesk } from "#app/features/organisations/OrganisationDesk.tsx";
import { profileForm } from "#app/features/organisations/organisation.schema.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const organisation = await managedOrganisation(context.app.db, actor, params.slug);
  const profile = profileOf(organisation);
  return {
    title: organisation.name,
    organisation: { slug: organisation.slug, name: organisation.name },
    profile,
    version: versionOf(profile),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedOrganisation(context.app.db, actor, params.slug);
  const form = await readForm(request, profileForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await editOrganisation(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/organisations/${slug}/edit`, 303);
  });
});

export const meta = pageTitle;

export default function EditOrganisation() {
  const t = useT();
  const { organisation, profile, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <OrganisationDesk organisation={organisation} part="profile">
      <PartForm form={form} formKey={key} version={version} saved={[profile.description, profile.website]}>
        <TextArea
          name="description"
          rows={8}
          label={t("admin.organisation.description")}
          hint={t("admin.organisation.descriptionHint")}
          error={form.errorOf("description")}
          defaultValue={form.typed("description", profile.description)}
          maxLength={LIMITS.description.max}
        />
        <TextField
          name="website"
          type="url"
          label={t("admin.organisation.website")}
          optional={t("common.optional")}
          error={form.errorOf("website")}
          defaultValue={form.typed("website", profile.website)}
          maxLength={300}
        />
      </PartForm>
    </OrganisationDesk>
  );
}
