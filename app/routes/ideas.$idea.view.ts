import type { ActionFunctionArgs } from "@remix-run/node";
import { noteView } from "#app/features/ideas/count-views.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { notFound, page } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** Told by the idea's page once it is looked at: stored pages and prefetching count nothing, and neither does its author. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const { app, viewer, ip } = context;
  const idea = await ideaTarget(app.db, viewer, ideaNumber(params.idea));
  if (idea.state === "approved" && (viewer === null || viewer.id !== idea.authorId))
    noteView(app, {
      ideaId: idea.id,
      visitor: viewer?.id ?? ip,
      userAgent: request.headers.get("user-agent"),
    });
  return new Response(null, { status: 204 });
});
