import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GroundsPage } from "#app/features/moderation/GroundsPage.tsx";
import { restorationForm } from "#app/features/moderation/moderation.schema.ts";
import { restoreComment } from "#app/features/moderation/restore-comment.server.ts";
import { restoreIdea } from "#app/features/moderation/restore-idea.server.ts";
import { moderated } from "#app/features/moderation/shown-text.queries.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { groundsPageData } from "#app/web/grounds-page.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(({ context, request, params }: LoaderFunctionArgs) =>
  groundsPageData(context, requireActor(context, request), "restoration", params),
);

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, restorationForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app } = context;
    const text = await moderated(app.db, actor, params.noun ?? "", params.id ?? "");
    if (text.noun === "ideas") await restoreIdea(app, actor, { ...form.values, number: text.number });
    else await restoreComment(app, actor, { ...form.values, id: text.id });
    flash(context, "done.ideaRestored");
    return redirect(`/ideas/${text.number}`, 303);
  });
});

export const meta = pageTitle;

export default function Restoration() {
  return <GroundsPage {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
