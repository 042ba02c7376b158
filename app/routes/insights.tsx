import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "#app/styles/insights.css";
import { FigureRows } from "#app/site/FigureRows.tsx";
import { InsightChart } from "#app/site/InsightChart.tsx";
import { insightsPage } from "#app/site/insights-page.server.ts";
import { SpaceFilter } from "#app/site/SpaceFilter.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** For everybody: how far ideas got, how long it took, and who took part. */
export const loader = page(({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const asked = { period: query.get("period"), space: query.get("space") };
  return insightsPage(context.app, context.locale, asked, context.viewer);
});

export const meta = pageTitle;

export default function Insights() {
  const { title, say, chosen, periods, spaces, ideas, heads, charts, files, filesLead, wait, ...more } =
    useLoaderData<typeof loader>();
  return (
    <div className="p-insights">
      <PageHeading title={title} lead={say.lead} />
      <SpaceFilter say={say} chosen={chosen} periods={periods} spaces={spaces} />
      {ideas === 0 ? (
        <p>{say.none}</p>
      ) : (
        <ul className="p-insights__heads">
          {heads.map((head) => (
            <li key={head.text}>
              <strong>{head.figure}</strong>
              <Link to={head.to}>{head.text}</Link>
              <span className="p-meta">{head.more}</span>
            </li>
          ))}
        </ul>
      )}
      {charts.map((chart) => (
        <InsightChart key={chart.id} chart={chart} drawn={say.bars} />
      ))}
      <FigureRows figures={more.figures} />
      {more.keep.length > 0 ? <FileLinks lead={more.keepLead} links={more.keep} /> : null}
      <p className="p-meta">{say.few}</p>
      <p>
        <Link to={wait.to}>{wait.text}</Link>
      </p>
      <FileLinks lead={filesLead} links={files} />
    </div>
  );
}

function FileLinks({ lead, links }: { lead: string; links: { to: string; text: string }[] }) {
  return (
    <>
      <p>{lead}</p>
      <ul className="p-insights__files">
        {links.map((link) => (
          <li key={link.to}>
            <a href={link.to}>{link.text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
