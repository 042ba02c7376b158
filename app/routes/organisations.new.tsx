import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organisationBySlug } from "#app/features/organisations/organisation.queries.server.ts";
import { requestForm } from "#app/features/organisations/organisation.schema.ts";
import { RequestFields } from "#app/features/organisations/RequestFields.tsx";
import { requestOrganisation } from "#app/features/organisations/request-organisation.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const again = new URL(request.url).searchParams.get("again");
  const refused = again ? await organisationBySlug(context.app.db, actor, again) : null;
  const start = refused?.state === "refused" && refused.requestedBy === actor.id ? refused : null;
  return {
    title: translateIn(context.locale)("admin.organisation.new"),
    start: {
      name: start?.name ?? "",
      kind: start?.kind ?? ("ngo" as const),
      website: start?.website ?? "",
      description: start?.description ?? "",
      role: start?.requestedRole ?? "",
      again: start?.slug ?? "",
    },
    key: freshKey(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, requestForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await limit(context.app, "organisation", actor.id);
    const { slug } = await requestOrganisation(context.app, actor, form.values, form.key);
    flash(context, "done.organisationRequested");
    return redirect(`/organisations/${slug}`, 303);
  });
});

export const meta = pageTitle;

export default function NewOrganisation() {
  const t = useT();
  const { start, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("admin.organisation.new")} lead={t("admin.organisation.newLead")} />
      <PartForm form={form} formKey={key} submit={t("admin.organisation.send")}>
        <RequestFields form={form} start={start} />
      </PartForm>
    </div>
  );
}
