import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found } from "#app/core/errors.ts";
import { reportStatus } from "#app/features/moderation/report-status.queries.server.ts";
import { readReportToken } from "#app/features/moderation/report-token.server.ts";
import { reportStatusPage } from "#app/site/report-status-page.server.ts";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** What became of a report, for whoever has its signed address: its receipt, then its outcome. */
export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { app, viewer, locale } = context;
  const id = found(readReportToken(app, params.token));
  return reportStatusPage(app, locale, found(await reportStatus(app.db, viewer, id)));
});

export const meta = pageTitle;

export default function ReportFollowed() {
  const { title, kind, outcome, lines, facts, redress, keep, own } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading title={title} />
      <Notice kind={kind} title={outcome}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
      <dl className="p-facts p-after">
        {facts.map(({ term, text, path }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{path ? <a href={path}>{text}</a> : text}</dd>
          </div>
        ))}
      </dl>
      {keep ? <p className="p-meta p-after">{keep}</p> : null}
      {own ? (
        <p className="p-after">
          <a href={own.path}>{own.text}</a>
        </p>
      ) : null}
      {redress ? (
        <Section title={redress.title} id="redress">
          {redress.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Section>
      ) : null}
    </div>
  );
}
