import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { organisationBySlug } from "#app/features/organisations/organisation.queries.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const organisation = await organisationBySlug(context.app.db, params.slug ?? "");
  return { title: organisation.name, organisation };
});

export const meta = pageTitle;

export default function OrganisationProfile() {
  const t = useT();
  const { organisation } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading title={organisation.name} lead={organisation.description} />
      <p>
        <Tag>{t(`organisations.kind.${organisation.kind}`)}</Tag>
      </p>
      <p className="p-meta">{t("organisations.verified", { how: organisation.verifiedHow })}</p>
      <p>
        <Link to="/organisations">{t("common.nav.organisations")}</Link>
      </p>
    </div>
  );
}
