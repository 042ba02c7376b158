import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { insightIdeasPage } from "#app/site/insight-ideas.server.ts";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Label } from "#app/ui/Label.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** The ideas behind a number of `/insights`. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const t = translateIn(context.locale);
  const found = await insightIdeasPage(context.app, context.locale, new URL(request.url).searchParams);
  return {
    ...found,
    title: t("insights.set.title", { count: found.count }),
    say: { back: t("insights.set.back"), more: t("insights.set.more") },
  };
});

export const meta = pageTitle;

export default function InsightIdeas() {
  const { t, ...zone } = useI18n();
  const { title, about, back, ideas, more, say } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <Link to={back}>{say.back}</Link>
      </p>
      <PageHeading title={title} lead={about} />
      <ol className="p-list">
        {ideas.map((idea) => (
          <li key={idea.number} className="p-list__row">
            <Label number={idea.number} />{" "}
            <Link to={`/ideas/${idea.number}-${idea.slug}`} lang={idea.lang}>
              {idea.title}
            </Link>{" "}
            <StageLine stage={idea.stage} own={idea.own} />{" "}
            <span className="p-meta">{longDate(idea.publishedAt, zone)}</span>
          </li>
        ))}
      </ol>
      {more ? (
        <p className="p-more">
          <ButtonLink to={more} look="quiet">
            {say.more}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
