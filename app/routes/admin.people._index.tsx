import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow, DomainError, isDomainError } from "#app/core/errors.ts";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { addressForm } from "#app/features/accounts/admin.schema.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { heldRoles } from "#app/features/spaces/people.queries.server.ts";
import { RoleList } from "#app/features/spaces/RoleList.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { Section } from "#app/ui/Section.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  allow(mayAdminister(requireActor(context, request)));
  return {
    title: translateIn(context.locale)("admin.part.people"),
    roles: await heldRoles(context.app.db, {}),
    key: freshKey(),
  };
});

/** Finds a person. By POST, so that no address stands in a history or a log. */
export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  allow(mayAdminister(requireActor(context, request)));
  const form = await readForm(request, addressForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const user = await userByEmail(context.app.db, form.values.email).catch((error: unknown) => {
      throw isDomainError(error)
        ? new DomainError("invalid", "admin.members.unknown", { field: "email" })
        : error;
    });
    return redirect(`/admin/people/${user.id}`, 303);
  });
});

export const meta = pageTitle;

export default function AdminPeople() {
  const t = useT();
  const { roles, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <AdminDesk part="people" title={t("admin.part.people")}>
      <div className="p-narrow">
        <PartForm form={form} formKey={key} submit={t("admin.people.find")}>
          <TextField
            name="email"
            type="email"
            label={t("admin.members.email")}
            error={form.errorOf("email")}
            defaultValue={form.typed("email")}
            autoComplete="off"
            required
          />
        </PartForm>
      </div>
      <Section title={t("admin.people.staff")} id="staff">
        <RoleList roles={roles} linked />
      </Section>
    </AdminDesk>
  );
}
