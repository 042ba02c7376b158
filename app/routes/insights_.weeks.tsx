import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { weeksPage } from "#app/site/insights-channels.server.ts";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

import "#app/styles/insights.css";

/** The weeks behind the correlations of `/insights`. */
export const loader = page(({ context }: LoaderFunctionArgs) => weeksPage(context.app, context.locale));

export const meta = pageTitle;

export default function InsightWeeks() {
  const { title, say, columns, weeks } = useLoaderData<typeof loader>();
  const [first, ...others] = columns;
  return (
    <div className="p-insights">
      <p>
        <Link to="/insights#together">{say.back}</Link>
      </p>
      <PageHeading title={title} lead={weeks.length > 0 ? say.lead : say.none} />
      {weeks.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
        <section className="p-insight__weeks" tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {others.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.id}>
                  <th scope="row">{week.label}</th>
                  {week.cells.map((cell, at) => (
                    <td key={others[at]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </div>
  );
}
