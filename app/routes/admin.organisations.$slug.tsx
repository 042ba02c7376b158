import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow, found } from "#app/core/errors.ts";
import { mayVerify } from "#app/features/organisations/organisation.policy.ts";
import {
  organisationBySlug,
  organisationMembers,
} from "#app/features/organisations/organisation.queries.server.ts";
import { verdictForm } from "#app/features/organisations/organisation.schema.ts";
import { RequestReview } from "#app/features/organisations/RequestReview.tsx";
import { refuseOrganisation } from "#app/features/organisations/refuse-organisation.server.ts";
import { verifyOrganisation } from "#app/features/organisations/verify-organisation.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayVerify(actor));
  const { db } = context.app;
  const organisation = await organisationBySlug(db, actor, params.slug ?? "");
  const { name, kind, website, description, requestedRole, state } = organisation;
  const members = await organisationMembers(db, organisation.id);
  return {
    title: name,
    request: {
      ...{ name, kind, website, description, state },
      role: requestedRole,
      by: members.find((member) => member.id === organisation.requestedBy) ?? null,
    },
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayVerify(actor));
  const slug = found(params.slug);
  const form = await readForm(request, verdictForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { values } = form;
    if (values.verdict === "verify")
      await verifyOrganisation(context.app, actor, { slug, how: values.how }, form.key);
    else await refuseOrganisation(context.app, actor, { slug, reason: values.reason }, form.key);
    flash(
      context,
      values.verdict === "verify" ? "admin.organisation.nowVerified" : "admin.organisation.nowRefused",
    );
    return redirect("/admin/organisations", 303);
  });
});

export const meta = pageTitle;

export default function AdminOrganisation() {
  const t = useT();
  const { request, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <AdminDesk part="organisations" title={request.name}>
      <RequestReview request={request} form={form} formKey={key} />
    </AdminDesk>
  );
}
