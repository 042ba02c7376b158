import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasRoleAnywhere } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { itemForm } from "#app/features/moderation/moderation.schema.ts";
import { QueueDesk } from "#app/features/moderation/QueueDesk.tsx";
import { pastVerdicts, waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { rulesOf } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(hasRoleAnywhere(actor, "moderator"));
  const { db } = context.app;
  const items = await waitingItems(db, actor);
  const open =
    items.find((item) => item.id === new URL(request.url).searchParams.get("item")) ?? items[0] ?? null;
  return {
    title: translateIn(context.locale)("moderation.title", { count: items.length }),
    items,
    open,
    rules: open ? await rulesOf(db, open.space.id) : [],
    past: open ? await pastVerdicts(db, open.authorId) : [],
    own: open ? !open.mayDecide : false,
    now: context.app.now().toISOString(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(hasRoleAnywhere(actor, "moderator"));
  const form = await readForm(request, itemForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { values } = form;
    if (values.verdict === "approve") await approveItem(context.app, actor, values);
    else await rejectItem(context.app, actor, values);
    flash(context, values.verdict === "approve" ? "moderation.done.approved" : "moderation.done.rejected");
    return redirect("/moderation", 303);
  });
});

export const meta = pageTitle;

export default function Moderation() {
  return <QueueDesk {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
