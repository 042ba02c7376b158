import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import "#app/styles/open-data.css";
import { openDataPage } from "#app/site/open-data-page.server.ts";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(({ context }: LoaderFunctionArgs) => openDataPage(context.app, context.locale));

export const meta = pageTitle;

/** The files of each public space, what their columns mean, and under which terms they are given. */
export default function OpenData() {
  const { title, say, licenceUrl, notes, spaces, tables, elsewhere } = useLoaderData<typeof loader>();
  return (
    <div className="p-open-data">
      <PageHeading title={title} />
      <div className="p-prose">
        <p className="p-lead">{say.lead}</p>
        <p>
          <a href={licenceUrl} rel="license">
            {say.licence}
          </a>
        </p>
        {say.contact ? <p>{say.contact}</p> : null}
      </div>
      <Section title={say.files} id="files">
        {spaces.length === 0 ? <p>{say.none}</p> : null}
        <ul className="p-list">
          {spaces.map((space) => (
            <li key={space.slug} className="p-list__row">
              <h3>
                <a href={`/spaces/${space.slug}`} lang={space.lang}>
                  {space.title}
                </a>
              </h3>
              <ul className="p-open-data__files">
                {tables.map(({ name }) => (
                  <li key={name}>
                    <span>{name}</span> <a href={`/open-data/${space.slug}/${name}.csv`}>CSV</a>{" "}
                    <a href={`/open-data/${space.slug}/${name}.csv?separator=%3B`}>{say.semicolon}</a>{" "}
                    <a href={`/open-data/${space.slug}/${name}.json`}>JSON</a>
                  </li>
                ))}
              </ul>
              <p className="p-meta">
                <a href={`/open-data/${space.slug}/ideas.csv-metadata.json`}>{say.metadata}</a>
                {" · "}
                <a href={`/spaces/${space.slug}/feed.xml`}>{say.feed}</a>
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say.elsewhere} id="elsewhere">
        <ul className="p-open-data__list">
          {elsewhere.map((link) => (
            <li key={link.to}>
              <a href={link.to}>{link.text}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say.how} id="how">
        <ul className="p-open-data__list">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Section>
      <Section title={say.columns} id="columns">
        {tables.map((table) => (
          <details key={table.name} className="p-open-data__table">
            <summary>
              <strong>{table.name}</strong> {table.about}
            </summary>
            <p className="p-meta">{table.key}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say.column}</th>
                  <th scope="col">{say.type}</th>
                  <th scope="col">{say.meaning}</th>
                </tr>
              </thead>
              <tbody>
                {table.columns.map((column) => (
                  <tr key={column.name}>
                    <th scope="row">
                      <code>{column.name}</code>
                    </th>
                    <td>{column.type}</td>
                    <td>{column.meaning}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        ))}
      </Section>
    </div>
  );
}
