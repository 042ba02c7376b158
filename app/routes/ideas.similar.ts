import type { LoaderFunctionArgs } from "@remix-run/node";
import { LIMITS } from "#app/core/limits.ts";
import { similarHits } from "#app/features/votes/similar-votes.queries.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { page } from "#app/web/page.server.ts";

/** Visible ideas that resemble a title somebody is writing. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  await limit(context.app, "search", context.ip);
  const title = (new URL(request.url).searchParams.get("title") ?? "").slice(0, LIMITS.title.max);
  return { ideas: await similarHits(context.app, context.viewer, { title }) };
});
