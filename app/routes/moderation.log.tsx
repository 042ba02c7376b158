import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DecisionLog } from "#app/features/moderation/DecisionLog.tsx";
import { decisionLog } from "#app/features/moderation/decision-log.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

/** For everybody: what was decided, by which rule, from where and how fast. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { app, viewer } = context;
  const query = new URL(request.url).searchParams;
  const spaces = await visibleSpaces(app.db, viewer);
  const space = spaces.find((each) => each.slug === query.get("space"))?.slug ?? null;
  const all = query.get("show") === "all";
  return {
    title: translateIn(context.locale)("moderation.log.title"),
    spaces: spaces.map((each) => ({ slug: each.slug, title: each.title })),
    space,
    all,
    ...(await decisionLog(app.db, viewer, { space, all, after: query.get("after") })),
  };
});

export const meta = pageTitle;

export default function Log() {
  return <DecisionLog {...useLoaderData<typeof loader>()} />;
}
