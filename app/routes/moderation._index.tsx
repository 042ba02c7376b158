import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Actor, hasRoleAnywhere } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { itemForm } from "#app/features/moderation/moderation.schema.ts";
import { pastVerdicts } from "#app/features/moderation/past-verdicts.queries.server.ts";
import { QUEUE_VIEWS, QueueDesk } from "#app/features/moderation/QueueDesk.tsx";
import { waitingCounts, waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { rulesOf } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

/** Moderators, and organisers for the appeals nobody else can decide. */
const mayOpen = (actor: Actor) => hasRoleAnywhere(actor, "moderator") || hasRoleAnywhere(actor, "organiser");

const viewOf = (request: Request) => {
  const type = new URL(request.url).searchParams.get("type");
  return QUEUE_VIEWS.find((view) => view === type) ?? "all";
};

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpen(actor));
  const { db } = context.app;
  const view = viewOf(request);
  const [counts, items] = await Promise.all([
    waitingCounts(db, actor),
    waitingItems(db, actor, { type: view === "all" ? null : view }),
  ]);
  const wanted = new URL(request.url).searchParams.get("item");
  const open = items.find((item) => item.id === wanted) ?? items[0] ?? null;
  return {
    title: translateIn(context.locale)("moderation.title", { count: counts[view] }),
    items,
    open,
    view,
    counts,
    rules: open ? await rulesOf(db, open.space.id) : [],
    past: open ? await pastVerdicts(db, open.authorId) : [],
    now: context.app.now().toISOString(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpen(actor));
  const form = await readForm(request, itemForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { values } = form;
    if (values.verdict === "approve") await approveItem(context.app, actor, values);
    else await rejectItem(context.app, actor, values);
    const view = viewOf(request);
    flash(context, `moderation.done.${values.verdict}.${values.kind}`);
    return redirect(view === "all" ? "/moderation" : `/moderation?type=${view}`, 303);
  });
});

export const meta = pageTitle;

export default function Moderation() {
  return <QueueDesk {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
