import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { verifiedOrganisations } from "#app/features/organisations/organisation.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Avatar } from "#app/ui/Avatar.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  title: translateIn(context.locale)("common.nav.organisations"),
  organisations: await verifiedOrganisations(context.app.db),
}));

export const meta = pageTitle;

export default function Organisations() {
  const t = useT();
  const { organisations } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("common.nav.organisations")} lead={t("organisations.lead")} />
      {organisations.length === 0 ? <EmptyState title={t("organisations.none")} /> : null}
      <ul className="p-list">
        {organisations.map((organisation) => (
          <li key={organisation.slug} className="p-list__row" id={organisation.slug}>
            <h2 className="p-byline">
              <Avatar name={organisation.name} square />{" "}
              <Link to={`/organisations/${organisation.slug}`}>{organisation.name}</Link>{" "}
              <Tag>{t(`organisations.kind.${organisation.kind}`)}</Tag>
            </h2>
            <p>{organisation.description}</p>
            <p className="p-meta">{t("organisations.verified", { how: organisation.verifiedHow })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
