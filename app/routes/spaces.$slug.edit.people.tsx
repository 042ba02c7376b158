import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { addressForm } from "#app/features/accounts/admin.schema.ts";
import { ModeratorList } from "#app/features/moderation/ModeratorList.tsx";
import { moderatorFigures } from "#app/features/moderation/moderator-figures.queries.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { heldRoles } from "#app/features/spaces/people.queries.server.ts";
import { RoleList } from "#app/features/spaces/RoleList.tsx";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { setTrust } from "#app/features/spaces/set-trust.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { TrustList } from "#app/features/spaces/TrustList.tsx";
import { trustIn } from "#app/features/spaces/trust.queries.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
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
    roles: await heldRoles(context.app.db, { spaceId: space.id }),
    trust: await trustIn(context.app.db, space.id),
    figures: await moderatorFigures(context.app, space.id),
    mayGive: mayAdminister(actor),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, addressForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setTrust(context.app, actor, { ...form.values, slug, state: "trusted" }, form.key);
    flash(context, "admin.trust.saved");
    return redirect(`/spaces/${slug}/edit/people#trust`, 303);
  });
});

export const meta = pageTitle;

export default function SpacePeople() {
  const t = useT();
  const { space, roles, trust, figures, mayGive, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <SpaceDesk space={space} part="people">
      <p className="p-lead">{t("admin.people.spaceLead")}</p>
      <RoleList roles={roles} linked={mayGive} />
      {mayGive ? (
        <ButtonLink to="/admin/people" look="quiet" reload>
          {t("admin.people.give")}
        </ButtonLink>
      ) : null}
      <Section title={t("admin.figures.title")} id="figures">
        <p className="p-lead">{t("admin.figures.lead")}</p>
        <ModeratorList figures={figures} />
      </Section>
      <Section title={t("admin.trust.title")} id="trust">
        <p className="p-lead">{t("admin.trust.lead")}</p>
        <div className="p-narrow">
          <PartForm form={form} formKey={key} submit={t("admin.trust.give")}>
            <TextField
              name="email"
              type="email"
              label={t("admin.members.email")}
              hint={t("admin.members.emailHint")}
              error={form.errorOf("email")}
              defaultValue={form.typed("email")}
            />
          </PartForm>
        </div>
        <TrustList people={trust} slug={space.slug} />
      </Section>
    </SpaceDesk>
  );
}
