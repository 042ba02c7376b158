import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { mayAdminister, maySuspend } from "#app/features/accounts/account.policy.ts";
import { roleForm } from "#app/features/accounts/admin.schema.ts";
import { giveRole } from "#app/features/spaces/give-role.server.ts";
import { PersonRoles } from "#app/features/spaces/PersonRoles.tsx";
import { heldRoles, personDesk } from "#app/features/spaces/people.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { dateTime, longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayAdminister(actor));
  const { db } = context.app;
  const person = await personDesk(db, params.user ?? "");
  const spaces = await visibleSpaces(db, actor);
  return {
    title: person.name,
    person,
    roles: await heldRoles(db, { userId: person.id }),
    places: spaces.map((space) => ({ value: space.id, label: inLocale(space.title, context.locale) })),
    maySuspend: maySuspend(actor, person.id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const userId = params.user ?? "";
  const form = await readForm(request, roleForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { role, place } = form.values;
    await giveRole(context.app, actor, { userId, role, spaceId: place }, form.key);
    flash(context, "admin.people.given");
    return redirect(`/admin/people/${userId}`, 303);
  });
});

export const meta = pageTitle;

export default function AdminPerson() {
  const { t, ...zone } = useI18n();
  const { person, roles, places, maySuspend, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const isSuspended = person.state === "suspended";
  return (
    <AdminDesk part="people" title={person.name} lead={person.email ?? ""}>
      <p>
        {t("admin.people.since", { date: longDate(person.since, zone) })}{" "}
        {isSuspended ? <Tag kind="danger">{t("admin.people.suspended")}</Tag> : null}{" "}
        {isSuspended && person.until
          ? t("admin.people.suspendedUntil", { date: dateTime(person.until, zone) })
          : null}
      </p>
      <PersonRoles userId={person.id} roles={roles} places={places} form={form} formKey={key} />
      {maySuspend ? (
        <p className="p-more">
          <ButtonLink to={`/admin/people/${person.id}/suspension`} look="danger" reload>
            {t(isSuspended ? "admin.people.reinstate" : "admin.people.suspend")}
          </ButtonLink>
        </p>
      ) : null}
    </AdminDesk>
  );
}
