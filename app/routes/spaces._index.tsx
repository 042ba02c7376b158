import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const spaces = await visibleSpaces(context.app.db, context.viewer);
  return {
    title: translateIn(context.locale)("common.nav.spaces"),
    spaces: spaces.map(({ slug, title, brief, visibility }) => ({ slug, title, brief, visibility })),
  };
});

export const meta = pageTitle;

export default function Spaces() {
  const { t, locale } = useI18n();
  const { spaces } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("common.nav.spaces")} lead={t("spaces.lead")} />
      {spaces.length === 0 ? <EmptyState title={t("spaces.none")} /> : null}
      <ul className="p-list">
        {spaces.map((space) => (
          <li key={space.slug} className="p-list__row">
            <h2>
              <Link to={`/spaces/${space.slug}`}>{inLocale(space.title, locale)}</Link>{" "}
              {space.visibility === "private" ? <Tag>{t("spaces.private")}</Tag> : null}
            </h2>
            <p>{inLocale(space.brief, locale)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
