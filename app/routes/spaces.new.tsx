import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LOCALES } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { BasicsFields } from "#app/features/spaces/BasicsFields.tsx";
import { createSpace } from "#app/features/spaces/create-space.server.ts";
import { possibleOwners } from "#app/features/spaces/owning-organisation.server.ts";
import { mayCreateSpace } from "#app/features/spaces/space.policy.ts";
import { newSpaceForm } from "#app/features/spaces/space.schema.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayCreateSpace(actor));
  return {
    title: translateIn(context.locale)("admin.space.new"),
    owners: await possibleOwners(context.app.db, actor, null),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayCreateSpace(actor));
  const form = await readForm(request, newSpaceForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { slug } = await createSpace(context.app, actor, form.values, form.key);
    flash(context, "admin.space.opened");
    return redirect(`/spaces/${slug}/edit/phases`, 303);
  });
});

export const meta = pageTitle;

export default function NewSpace() {
  const t = useT();
  const { owners, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-wide">
      <PageHeading title={t("admin.space.new")} lead={t("admin.space.newLead")} />
      <PartForm form={form} formKey={key} submit={t("admin.space.open")}>
        <BasicsFields
          form={form}
          owners={owners}
          start={{
            title: {},
            brief: {},
            languages: [...LOCALES],
            visibility: "public",
            moderation: "before",
            firstCount: 1,
            samplePercent: 0,
            presence: true,
            organisationId: null,
          }}
        />
        <div className="p-narrow">
          <TextField
            name="slug"
            label={t("admin.space.slug")}
            hint={t("admin.space.slugHint")}
            error={form.errorOf("slug")}
            defaultValue={form.typed("slug")}
            maxLength={60}
          />
        </div>
      </PartForm>
    </div>
  );
}
