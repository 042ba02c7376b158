import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepIntent } from "#app/features/accounts/keep-intent.server.ts";
import { actChannel, noteAct } from "#app/features/channels/count-channels.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { IdeaView } from "#app/site/IdeaView.tsx";
import { flash, keptFlash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { ideaPageData } from "#app/web/idea-page.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const url = new URL(request.url);
  const data = await ideaPageData(context, params.idea, url.searchParams);
  const own = ideaPath(data.idea);
  if (decodeURI(url.pathname).replace(/\.data$/, "") !== own)
    throw redirect(own + url.search, { status: 301, headers: keptFlash(context) });
  return data;
});

/** Comments on the idea; signed out, the comment is kept until one has signed in. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const number = ideaNumber(params.idea);
  const form = await readForm(request, newComment);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app, viewer } = context;
    if (!viewer) {
      await limit(app, "intent", context.ip);
      const idea = await ideaTarget(app.db, null, number);
      const intent = await keepIntent(app, {
        kind: "comment",
        ideaId: idea.id,
        payload: { ...form.values, onBehalfOf: null, channel: actChannel(request.headers) },
      });
      return redirect(`/login?intent=${intent}&next=${encodeURIComponent(ideaPath(idea))}`, 303);
    }
    await limit(app, "comment", viewer.id);
    await limit(app, "commentHour", viewer.id);
    const posted = await postComment(app, viewer, { ...form.values, number }, form.key);
    await noteAct(app, viewer, "comment", request.headers);
    flash(context, posted.state === "pending" ? "comments.done.pending" : "comments.done.published");
    return redirect(
      posted.state === "pending" ? `/ideas/${number}#c-${posted.id}` : commentPlace(number, posted.id),
      303,
    );
  });
});

export const meta = pageTitle;

export default function Idea() {
  return <IdeaView data={useLoaderData<typeof loader>()} answer={useActionData()} />;
}
