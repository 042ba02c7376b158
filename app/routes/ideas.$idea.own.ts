import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownComments } from "#app/features/comments/own-comment.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { page } from "#app/web/page.server.ts";

/** One's own texts of a thread that are not public, for the page that is open. Nobody has none. */
export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { app, viewer } = context;
  const idea = await ideaTarget(app.db, viewer, ideaNumber(params.idea));
  return Response.json({ own: await ownComments(app.db, viewer, idea) });
});
