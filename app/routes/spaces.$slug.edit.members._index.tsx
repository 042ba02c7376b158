import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addressForm } from "#app/features/accounts/admin.schema.ts";
import { addMember } from "#app/features/spaces/add-member.server.ts";
import { MemberList } from "#app/features/spaces/MemberList.tsx";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { membersOf } from "#app/features/spaces/people.queries.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    isPublic: space.visibility === "public",
    members: await membersOf(context.app.db, space.id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, addressForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const added = await addMember(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, added ? "admin.members.added" : "admin.members.already");
    return redirect(`/spaces/${slug}/edit/members`, 303);
  });
});

export const meta = pageTitle;

export default function SpaceMembers() {
  const t = useT();
  const { space, isPublic, members, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <SpaceDesk space={space} part="members">
      <p className="p-lead">{t("admin.members.lead")}</p>
      {isPublic ? <Notice>{t("admin.members.public")}</Notice> : null}
      <div className="p-narrow">
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
        </PartForm>
      </div>
      <MemberList members={members} removeAt={(id) => `/spaces/${space.slug}/edit/members/${id}`} />
    </SpaceDesk>
  );
}
