import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { RevisionChanges } from "#app/features/ideas/RevisionChanges.tsx";
import { revisionsOf } from "#app/features/ideas/revision.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const idea = await ideaTarget(context.app.db, context.viewer, ideaNumber(params.idea));
  return {
    title: translateIn(context.locale)("ideas.revisions.title"),
    number: idea.number ?? 0,
    path: ideaPath(idea),
    revisions: await revisionsOf(context.app.db, context.viewer, idea),
  };
});

export const meta = pageTitle;

/** What an idea said, version by version. */
export default function Revisions() {
  const { t, ...zone } = useI18n();
  const { number, path, revisions } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.revisions.title")} lead={<Link to={path}>Nº {number}</Link>} />
      <ol className="p-list" reversed>
        {revisions.map((revision) => (
          <li key={revision.id} className="p-list__row">
            <h2 lang={revision.lang}>{revision.title}</h2>
            <p className="p-meta">
              {t("ideas.version", { count: revision.ordinal })} · {longDate(revision.at, zone)}
            </p>
            {revision.changes ? <RevisionChanges pieces={revision.changes} lang={revision.lang} /> : null}
            <Prose html={revision.html} lang={revision.lang} />
          </li>
        ))}
      </ol>
    </div>
  );
}
