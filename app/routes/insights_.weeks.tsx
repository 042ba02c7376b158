import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { InsightChart } from "#app/site/InsightChart.tsx";
import { weeksPage } from "#app/site/insights-channels.server.ts";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

import "#app/styles/insights.css";

/** The weeks behind the correlations of a channel on `/insights`. */
export const loader = page(({ context, request }: LoaderFunctionArgs) =>
  weeksPage(context.app, context.locale, new URL(request.url).searchParams.get("channel")),
);

export const meta = pageTitle;

export default function InsightWeeks() {
  const { title, say, chart } = useLoaderData<typeof loader>();
  return (
    <div className="p-insights">
      <p>
        <Link to="/insights#together">{say.back}</Link>
      </p>
      <PageHeading title={title} lead={chart ? undefined : say.none} />
      {chart ? <InsightChart chart={chart} drawn={say.bars} /> : null}
    </div>
  );
}
