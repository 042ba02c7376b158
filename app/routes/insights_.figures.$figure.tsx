import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FigureDetails } from "#app/site/FigureRows.tsx";
import { figurePage } from "#app/site/figure-page.server.ts";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

import "#app/styles/insights.css";

/** One figure behind the sums of `/insights`, with its earlier versions. */
export const loader = page(({ context, params }: LoaderFunctionArgs) =>
  figurePage(context.app, context.locale, context.viewer, params.figure ?? ""),
);

export const meta = pageTitle;

type Version = Awaited<ReturnType<typeof figurePage>>["versions"][number];

export default function InsightFigure() {
  const { title, lang, kind, about, back, keep, ends, means, earlier, versions } =
    useLoaderData<typeof loader>();
  const [newest, ...before] = versions;
  return (
    <div className="p-narrow">
      <p>
        <Link to={back.to}>{back.text}</Link>
      </p>
      <PageHeading title={<span lang={lang}>{title}</span>} lead={`${kind}: ${about}`}>
        {keep ? (
          <ButtonLink to={keep.to} look="quiet" reload>
            {keep.text}
          </ButtonLink>
        ) : null}
      </PageHeading>
      {newest ? <FigureVersion version={newest} ends={ends} means={means} /> : null}
      {before.length > 0 ? (
        <Section title={earlier} id="earlier">
          {before.map((version) => (
            <FigureVersion key={version.version} version={version} ends={ends} />
          ))}
        </Section>
      ) : null}
    </div>
  );
}

function FigureVersion({ version, ends, means }: { version: Version; ends: string[]; means?: string }) {
  return (
    <article className="p-figure-version">
      <Facts rows={ends.map((term, at) => ({ key: term, term, value: version.ends[at] }))} />
      <FigureDetails figure={version} />
      {means ? <p className="p-meta">{means}</p> : null}
      {version.corrects ? (
        <p>
          {version.corrects}: <span lang={version.lang}>{version.correction}</span>
        </p>
      ) : null}
      <p className="p-meta">{version.said}</p>
    </article>
  );
}
