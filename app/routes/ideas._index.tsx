import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LIMITS } from "#app/core/limits.ts";
import { IdeaFilters } from "#app/features/ideas/IdeaFilters.tsx";
import { IdeaRow } from "#app/features/ideas/IdeaRow.tsx";
import { countIdeas, listIdeas, SORTS, votedIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { asStage } from "#app/features/ideas/idea.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { db, engine } = context.app;
  const query = new URL(request.url).searchParams;
  const sort = SORTS.find((known) => known === query.get("sort")) ?? "active";
  const filter = {
    q: (query.get("q") ?? "").slice(0, LIMITS.query.max),
    space: query.get("space") ?? "",
    stage: asStage(query.get("stage")),
  };
  if (filter.q) await limit(context.app, "search", context.ip);
  const [{ ideas, next }, count, spaces] = await Promise.all([
    listIdeas(db, engine, context.viewer, { ...filter, sort, after: query.get("after") }),
    countIdeas(db, engine, context.viewer, filter),
    visibleSpaces(db, context.viewer),
  ]);
  query.set("after", next ?? "");
  return {
    title: translateIn(context.locale)("ideas.list.title"),
    ideas,
    count,
    more: next ? `?${query}` : null,
    voted: await votedIdeas(
      db,
      context.viewer,
      ideas.map((idea) => idea.id),
    ),
    values: { q: filter.q, space: filter.space, stage: filter.stage ?? "", sort },
    spaces: spaces.map((space) => ({ slug: space.slug, title: space.title })),
    sorts: [...SORTS],
  };
});

export const meta = pageTitle;

export default function Ideas() {
  const t = useT();
  const { ideas, count, more, voted, values, spaces, sorts } = useLoaderData<typeof loader>();
  const filtered = Boolean(values.q || values.space || values.stage);
  return (
    <>
      <PageHeading title={t("ideas.list.title")}>
        <ButtonLink to="/ideas/new">{t("common.nav.propose")}</ButtonLink>
      </PageHeading>
      <IdeaFilters values={values} spaces={spaces} sorts={sorts} key={JSON.stringify(values)} />
      <div className="p-result-line">
        <h2 aria-live="polite">{t("ideas.list.count", { count })}</h2>
        {filtered ? <Link to="/ideas">{t("ideas.filter.clear")}</Link> : null}
      </div>
      {ideas.length === 0 ? (
        <EmptyState title={t("ideas.list.empty")}>
          <ButtonLink to={`/ideas/new?title=${encodeURIComponent(values.q)}`} look="quiet">
            {t("ideas.list.proposeThis")}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ol className="p-list">
          {ideas.map((idea) => (
            <IdeaRow key={idea.id} idea={idea} voted={voted.includes(idea.id)} />
          ))}
        </ol>
      )}
      {more ? (
        <p className="p-more">
          <ButtonLink to={more} look="quiet">
            {t("common.more")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
