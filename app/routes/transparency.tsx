import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "#app/styles/transparency.css";
import { SpaceFilter } from "#app/site/SpaceFilter.tsx";
import { transparencyPage } from "#app/site/transparency-page.server.ts";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** For everybody: what moderation did in a period, in figures. */
export const loader = page(({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const asked = { period: query.get("period"), space: query.get("space") };
  return transparencyPage(context.app, context.locale, asked);
});

export const meta = pageTitle;

export default function Transparency() {
  const { title, say, chosen, periods, spaces, links, tables, days, hours, hasHours, head } =
    useLoaderData<typeof loader>();
  return (
    <div className="p-transparency">
      <PageHeading title={title} lead={say.lead} />
      <SpaceFilter say={say} chosen={chosen} periods={periods} spaces={spaces} />
      <ul className="p-transparency__links">
        {links.map((link) => (
          <li key={link.to}>
            <a href={link.to}>{link.text}</a>
          </li>
        ))}
      </ul>
      {tables.map((table) => (
        <Section key={table.id} title={table.title} id={table.id}>
          {table.lead ? <p className="p-transparency__lead">{table.lead}</p> : null}
          {table.rows.length === 0 ? <p>{say.none}</p> : <Figures {...table} />}
        </Section>
      ))}
      <Section title={say.wait} id="wait">
        <p className="p-transparency__lead">{say.waitLead}</p>
        {hasHours ? (
          <div className="p-transparency__scroll">
            <table className="p-transparency__hours">
              <caption>
                {say.hours}. {say.hoursLead}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{say.hour}</th>
                  {days.map((day) => (
                    <th key={day} scope="col">
                      {day}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {hours.map((cells, hour) => (
                  <tr key={`h${String(hour)}`}>
                    <th scope="row">{hour}</th>
                    {cells.map((cell, day) => (
                      <td key={days[day]} data-level={cell.level || undefined}>
                        {cell.text}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </Section>
      {head ? (
        <Section title={say.chain} id="chain">
          <p className="p-transparency__lead">{say.chainLead}</p>
          <p>
            {head.text}: <code className="p-transparency__hash">{`${head.position}:${head.hash}`}</code>
          </p>
        </Section>
      ) : null}
    </div>
  );
}

function Figures({ title, columns, rows }: { title: string; columns: string[]; rows: string[][] }) {
  return (
    <table aria-label={title}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures.map((figure, at) => (
              <td key={columns[at + 1]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
