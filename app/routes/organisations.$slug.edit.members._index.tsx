import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addOrganisationMember } from "#app/features/organisations/add-organisation-member.server.ts";
import { managedOrganisation } from "#app/features/organisations/managed-organisation.server.ts";
import { OrganisationDesk } from "#app/features/organisations/OrganisationDesk.tsx";
import { organisationMembers } from "#app/features/organisations/organisation.queries.server.ts";
import { memberForm } from "#app/features/organisations/organisation.schema.ts";
import { MemberList } from "#app/features/spaces/MemberList.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
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
  return {
    title: organisation.name,
    organisation: { slug: organisation.slug, name: organisation.name },
    members: await organisationMembers(context.app.db, organisation.id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedOrganisation(context.app.db, actor, params.slug);
  const form = await readForm(request, memberForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await addOrganisationMember(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "admin.members.added");
    return redirect(`/organisations/${slug}/edit/members`, 303);
  });
});

export const meta = pageTitle;

export default function OrganisationMembers() {
  const t = useT();
  const { organisation, members, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const managers = members.filter((member) => member.role === "manager").length;
  return (
    <OrganisationDesk organisation={organisation} part="members">
      <p className="p-lead">{t("admin.organisation.membersLead")}</p>
      <PartForm form={form} formKey={key} submit={t("admin.members.add")}>
        <TextField
          name="email"
          type="email"
          label={t("admin.members.email")}
          hint={t("admin.members.emailHint")}
          error={form.errorOf("email")}
          defaultValue={form.typed("email")}
          autoComplete="off"
          required
        />
        <RadioGroup
          name="role"
          legend={t("admin.organisation.part")}
          value={form.typed("role", "member")}
          error={form.errorOf("role")}
          options={(["member", "manager"] as const).map((role) => ({
            value: role,
            label: t(`admin.organisation.part.${role}`),
          }))}
        />
      </PartForm>
      <MemberList
        members={members.map((member) => ({
          ...member,
          note: t(`admin.organisation.is.${member.role}`),
          isFixed: member.role === "manager" && managers === 1,
        }))}
        removeAt={(id) => `/organisations/${organisation.slug}/edit/members/${id}`}
      />
    </OrganisationDesk>
  );
}
