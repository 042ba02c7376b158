import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { spaceFigures } from "#app/features/ideas/space-figures.queries.server.ts";
import { organisationNamed } from "#app/features/organisations/organisation.queries.server.ts";
import { isOpenFor, mayManageSpace } from "#app/features/spaces/space.policy.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { closesAt, inLocale, localeOf, opensAt, PHASE_KINDS } from "#app/features/spaces/space.ts";
import { categoriesOf } from "#app/features/spaces/space-parts.queries.server.ts";
import { votedIdeas } from "#app/features/votes/list-votes.queries.server.ts";
import { SpaceLanding } from "#app/site/SpaceLanding.tsx";
import { publicHead } from "#app/web/head.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params, request }: LoaderFunctionArgs) => {
  const { app, viewer, locale } = context;
  const { db, engine } = app;
  const now = app.now();
  const space = await spaceBySlug(db, viewer, params.slug ?? "");
  const sort =
    new URL(request.url).searchParams.get("sort") === "new" ? ("new" as const) : ("active" as const);
  const [{ ideas, next }, figures, categories, organisation] = await Promise.all([
    listIdeas(db, engine, viewer, { space: space.slug, sort, limit: 10 }),
    spaceFigures(db, viewer, space.id),
    categoriesOf(db, space.id),
    organisationNamed(db, space.organisationId),
  ]);
  const title = inLocale(space.title, locale);
  return {
    title,
    meta:
      space.visibility === "public"
        ? publicHead(context, {
            title,
            about: inLocale(space.brief, locale),
            path: `/spaces/${space.slug}`,
            feed: `/spaces/${space.slug}/feed.xml`,
          })
        : [],
    space: {
      slug: space.slug,
      title: space.title,
      visibility: space.visibility,
      moderation: space.moderation,
      brief: renderMarkdown(inLocale(space.brief, locale)),
      lang: localeOf(space.brief, locale),
    },
    phases: PHASE_KINDS.map((act) => ({
      act,
      open: isOpenFor(space, act, now),
      until: closesAt(space, act, now),
      from: opensAt(space, act, now),
    })),
    figures,
    categories: categories.map((category) => inLocale(category.name, locale)),
    organisation,
    sort,
    ideas,
    more: next !== null,
    voted: await votedIdeas(db, viewer, ideas),
    mayEdit: mayManageSpace(viewer, space.id),
  };
});

export const meta = pageTitle;

export default function Space() {
  return <SpaceLanding {...useLoaderData<typeof loader>()} />;
}
