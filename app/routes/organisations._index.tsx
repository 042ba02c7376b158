import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import {
  ownRequests,
  verifiedOrganisations,
} from "#app/features/organisations/organisation.queries.server.ts";
import { asOrganisationKind, ORGANISATION_KINDS } from "#app/features/organisations/organisation.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Avatar } from "#app/ui/Avatar.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { db } = context.app;
  const kind = asOrganisationKind(new URL(request.url).searchParams.get("kind"));
  return {
    title: translateIn(context.locale)("common.nav.organisations"),
    kind,
    organisations: await verifiedOrganisations(db, kind),
    own: await ownRequests(db, context.viewer),
  };
});

export const meta = pageTitle;

export default function Organisations() {
  const t = useT();
  const { kind, organisations, own } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("common.nav.organisations")} lead={t("organisations.lead")}>
        <ButtonLink to="/organisations/new" look="quiet" reload>
          {t("organisations.new")}
        </ButtonLink>
      </PageHeading>
      {own.map((request) => (
        <Notice key={request.slug} kind="pending">
          <Link to={`/organisations/${request.slug}`}>{request.name}</Link>:{" "}
          {t(request.state === "refused" ? "organisations.refused" : "organisations.waiting")}
        </Notice>
      ))}
      <nav className="p-choices" aria-label={t("organisations.filter")}>
        {[null, ...ORGANISATION_KINDS].map((choice) => (
          <Link
            key={choice}
            to={choice ? `/organisations?kind=${choice}` : "/organisations"}
            aria-current={choice === kind ? "true" : undefined}
          >
            {choice ? t(`organisations.kinds.${choice}`) : t("organisations.every")}
          </Link>
        ))}
      </nav>
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
