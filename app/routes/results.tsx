import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "#app/styles/results.css";
import { DoneIdea } from "#app/site/DoneIdea.tsx";
import { resultsPage } from "#app/site/results-page.server.ts";
import { SpaceFilter } from "#app/site/SpaceFilter.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { publicHead } from "#app/web/head.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** For everybody: what was done, by whom and when, and how one can tell. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const found = await resultsPage(context.app, context.locale, context.viewer, {
    space: query.get("space"),
    after: query.get("after"),
  });
  const { title, say } = found;
  return { ...found, meta: publicHead(context, { title, about: say.lead, path: "/results" }) };
});

export const meta = pageTitle;

export default function Results() {
  const { title, say, chosen, spaces, count, all, ideas, next } = useLoaderData<typeof loader>();
  return (
    <div className="p-results">
      <PageHeading title={title} lead={say.lead} />
      <SpaceFilter say={say} chosen={{ space: chosen }} spaces={spaces} />
      {count > 0 ? (
        <p className="p-results__count">
          <Link to={all}>{say.count}</Link>
        </p>
      ) : (
        <EmptyState title={say.none}>
          <p>{say.noneLead}</p>
          <p>
            <Link to="/pipeline">{say.pipeline}</Link>
          </p>
        </EmptyState>
      )}
      {ideas.map((idea) => (
        <DoneIdea key={idea.number} idea={idea} say={say} />
      ))}
      {next ? (
        <p className="p-more">
          <ButtonLink to={next} look="quiet">
            {say.more}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}
