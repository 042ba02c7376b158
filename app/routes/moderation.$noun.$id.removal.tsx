import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GroundsPage } from "#app/features/moderation/GroundsPage.tsx";
import { removalForm } from "#app/features/moderation/moderation.schema.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { moderated } from "#app/features/moderation/shown-text.queries.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { groundsPageData } from "#app/web/grounds-page.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(({ context, request, params }: LoaderFunctionArgs) =>
  groundsPageData(context, requireActor(context, request), "removal", params),
);

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, removalForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app } = context;
    const text = await moderated(app.db, actor, params.noun ?? "", params.id ?? "");
    if (text.noun === "ideas") await removeIdea(app, actor, { ...form.values, number: text.number });
    else await removeComment(app, actor, { ...form.values, id: text.id });
    flash(context, "done.ideaRemoved");
    return redirect(`/ideas/${text.number}`, 303);
  });
});

export const meta = pageTitle;

export default function Removal() {
  return <GroundsPage {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
