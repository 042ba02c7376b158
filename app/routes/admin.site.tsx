import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { LICENCES } from "#app/core/licence.ts";
import { LIMITS } from "#app/core/limits.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { siteForm } from "#app/features/accounts/admin.schema.ts";
import { editSite } from "#app/features/accounts/edit-site.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  allow(mayAdminister(requireActor(context, request)));
  return {
    title: translateIn(context.locale)("admin.part.site"),
    name: await siteSetting(context.app.db, "site_name", "Planter"),
    publisher: await siteSetting(context.app.db, "open_publisher", ""),
    contact: await siteSetting(context.app.db, "open_contact", ""),
    licence: await siteSetting(context.app.db, "open_licence", LICENCES[0].id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, siteForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await editSite(context.app, actor, form.values, form.key);
    flash(context, "common.saved");
    return redirect("/admin/site", 303);
  });
});

export const meta = pageTitle;

export default function AdminSite() {
  const t = useT();
  const { name, publisher, contact, licence, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <AdminDesk part="site" title={t("admin.part.site")}>
      <div className="p-narrow">
        <PartForm form={form} formKey={key}>
          <TextField
            name="name"
            label={t("admin.site.name")}
            hint={t("admin.site.nameHint")}
            error={form.errorOf("name")}
            defaultValue={form.typed("name", name)}
            maxLength={LIMITS.name.max}
            required
          />
          <h2>{t("common.nav.openData")}</h2>
          <TextField
            name="publisher"
            label={t("admin.site.publisher")}
            hint={t("admin.site.publisherHint")}
            error={form.errorOf("publisher")}
            defaultValue={form.typed("publisher", publisher)}
            maxLength={LIMITS.name.max}
            optional={t("common.optional")}
          />
          <TextField
            name="contact"
            label={t("admin.site.contact")}
            hint={t("admin.site.contactHint")}
            error={form.errorOf("contact")}
            defaultValue={form.typed("contact", contact)}
            optional={t("common.optional")}
          />
          <Select
            name="licence"
            label={t("admin.site.licence")}
            error={form.errorOf("licence")}
            defaultValue={form.typed("licence", licence)}
            options={LICENCES.map(({ id, name: label }) => ({ value: id, label }))}
          />
        </PartForm>
      </div>
    </AdminDesk>
  );
}
