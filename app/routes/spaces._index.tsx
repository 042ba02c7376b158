import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { mayCreateSpace } from "#app/features/spaces/space.policy.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { spaceSummary } from "#app/features/spaces/space-summary.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const spaces = await visibleSpaces(context.app.db, context.viewer);
  return {
    title: translateIn(context.locale)("common.nav.spaces"),
    mayOpen: context.viewer !== null && mayCreateSpace(context.viewer),
    spaces: spaces.map((space) => spaceSummary(space, context.locale)),
  };
});

export const meta = pageTitle;

export default function Spaces() {
  const { t, locale } = useI18n();
  const { spaces, mayOpen } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("common.nav.spaces")} lead={t("spaces.lead")}>
        {mayOpen ? (
          <ButtonLink to="/spaces/new" look="quiet" reload>
            {t("spaces.new")}
          </ButtonLink>
        ) : null}
      </PageHeading>
      {spaces.length === 0 ? <EmptyState title={t("spaces.none")} /> : null}
      <ul className="p-list">
        {spaces.map((space) => (
          <li key={space.slug} className="p-list__row">
            <h2>
              <Link to={`/spaces/${space.slug}`}>{inLocale(space.title, locale)}</Link>{" "}
              {space.visibility === "private" ? <Tag>{t("spaces.private")}</Tag> : null}
            </h2>
            <p lang={space.lang}>{space.summary}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
