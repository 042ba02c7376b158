import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FairOrderNote } from "#app/features/ideas/FairOrderNote.tsx";
import { FilterChips } from "#app/features/ideas/FilterChips.tsx";
import { asOrder } from "#app/features/ideas/fair-order.ts";
import { foundWords } from "#app/features/ideas/found-words.ts";
import { IdeaFilters } from "#app/features/ideas/IdeaFilters.tsx";
import { IdeaRow } from "#app/features/ideas/IdeaRow.tsx";
import { countIdeas } from "#app/features/ideas/idea-counts.queries.server.ts";
import { ideasInOrder } from "#app/features/ideas/ideas-in-order.queries.server.ts";
import { fieldsOf, listFilter, ordersOf } from "#app/features/ideas/list-filter.server.ts";
import { categoriesOf } from "#app/features/spaces/category.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { ownStages, SITE_STAGES } from "#app/features/spaces/stage-words.server.ts";
import { openForVotes, votedIdeas } from "#app/features/votes/list-votes.queries.server.ts";
import { RowSupport } from "#app/features/votes/RowSupport.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { cookieName } from "#app/web/cookies.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** Choices that are none are left out: the list is then the plain one. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { app, viewer } = context;
  const { db } = app;
  const query = new URL(request.url).searchParams;
  const spaces = await visibleSpaces(db, viewer);
  const space = spaces.find((one) => one.slug === query.get("space"));
  const categories = space ? await categoriesOf(db, space.id) : [];
  const values = listFilter(query, { spaces, categories });
  if (values.q) await limit(app, "search", context.ip);
  const visitor = context.cookies[cookieName(app, "order")];
  const after = query.get("after");
  const { ideas, next, ...learnt } = await ideasInOrder(app, viewer, { ...values, after, visitor });
  const count = learnt.count ?? (await countIdeas(app, viewer, values));
  const here = `/ideas${query.size > 0 ? `?${query}` : ""}`;
  query.set("after", next ?? "");
  const { mark } = foundWords(values.q);
  return {
    title: translateIn(context.locale)("ideas.list.title"),
    ideas,
    count,
    more: next ? `?${query}` : null,
    continued: Boolean(after),
    found: values.q
      ? ideas.map(({ title, summary }) => ({ title: mark(title), summary: mark(summary) }))
      : [],
    voted: await votedIdeas(db, viewer, ideas),
    open: openForVotes(ideas, spaces, app.now()),
    here,
    values: fieldsOf(values),
    isFair: values.sort === "fair",
    spaces: spaces.map(({ slug, title }) => ({ slug, title })),
    categories,
    own: space ? ownStages(space) : SITE_STAGES,
    orders: [...ordersOf(values.q)],
    ownOrder: asOrder(visitor) !== null,
  };
});

export const meta = pageTitle;

export default function Ideas() {
  const t = useT();
  const { ideas, found, count, more, continued, voted, open, here, ...shown } =
    useLoaderData<typeof loader>();
  const { values, spaces, categories, own, orders, isFair, ownOrder } = shown;
  const propose = new URLSearchParams({ title: values.q, space: values.space });
  return (
    <>
      <PageHeading title={t("ideas.list.title")}>
        <ButtonLink to="/ideas/new">{t("common.nav.propose")}</ButtonLink>
      </PageHeading>
      <IdeaFilters values={values} spaces={spaces} categories={categories} own={own} orders={orders} />
      <div className="p-result-line">
        <h2 aria-live="polite">{t("ideas.list.count", { count })}</h2>
        <FilterChips values={values} spaces={spaces} categories={categories} names={own.names} />
        {isFair && count > 1 ? <FairOrderNote own={ownOrder} /> : null}
      </div>
      {ideas.length === 0 ? (
        <EmptyState title={t(count > 0 ? "ideas.list.end" : "ideas.list.empty")}>
          {count > 0 ? null : (
            <ButtonLink to={`/ideas/new?${propose}`}>{t("ideas.list.proposeThis")}</ButtonLink>
          )}
          <ButtonLink to="/ideas" look="quiet">
            {t("ideas.list.all")}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ol className="p-list">
          {ideas.map((idea, index) => {
            const state = { idea, voted: voted.includes(idea.id) };
            const support = <RowSupport {...state} open={open.includes(idea.id)} here={here} />;
            return <IdeaRow key={idea.id} {...state} found={found[index]} support={support} />;
          })}
        </ol>
      )}
      {more ? (
        <p className="p-more">
          <ButtonLink to={more} look="quiet">
            {t("ideas.list.more")}
          </ButtonLink>
          {continued ? null : (
            <span className="p-meta">{t("ideas.list.shown", { shown: ideas.length, count })}</span>
          )}
        </p>
      ) : null}
    </>
  );
}
