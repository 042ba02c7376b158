import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { mayVerify } from "#app/features/organisations/organisation.policy.ts";
import {
  verifiedOrganisations,
  waitingRequests,
} from "#app/features/organisations/organisation.queries.server.ts";
import type { OrganisationKind } from "#app/features/organisations/organisation.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { ago } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  allow(mayVerify(requireActor(context, request)));
  const { db } = context.app;
  return {
    title: translateIn(context.locale)("admin.part.organisations"),
    requests: await waitingRequests(db),
    organisations: await verifiedOrganisations(db),
    now: context.app.now().toISOString(),
  };
});

export const meta = pageTitle;

export default function AdminOrganisations() {
  const { t, ...zone } = useI18n();
  const { requests, organisations, now } = useLoaderData<typeof loader>();
  return (
    <AdminDesk part="organisations" title={t("admin.part.organisations")}>
      <Section title={t("admin.organisation.requests")} id="requests">
        {requests.length === 0 ? <EmptyState title={t("admin.organisation.noRequests")} /> : null}
        <ul className="p-list">
          {requests.map((request) => (
            <li key={request.slug} className="p-person">
              <div>
                <Link to={`/admin/organisations/${request.slug}`} reloadDocument>
                  <strong>{request.name}</strong>
                </Link>
                <p className="p-meta">
                  {request.by} · {ago(request.since, new Date(now), zone)}
                </p>
              </div>
              <Tag>{t(`organisations.kind.${request.kind as OrganisationKind}`)}</Tag>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("admin.organisation.verifiedOnes")} id="verified">
        <ul className="p-list">
          {organisations.map((organisation) => (
            <li key={organisation.slug} className="p-person">
              <div>
                <Link to={`/organisations/${organisation.slug}/edit`} reloadDocument>
                  {organisation.name}
                </Link>
                <p className="p-meta">{t("organisations.verified", { how: organisation.verifiedHow })}</p>
              </div>
              <Tag>{t(`organisations.kind.${organisation.kind}`)}</Tag>
            </li>
          ))}
        </ul>
      </Section>
    </AdminDesk>
  );
}
