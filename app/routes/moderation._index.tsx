import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow, isDomainError } from "#app/core/errors.ts";
import { deskData } from "#app/features/moderation/desk.queries.server.ts";
import { deskAct } from "#app/features/moderation/desk-act.server.ts";
import { deskFilter } from "#app/features/moderation/desk-view.ts";
import { leaseItem } from "#app/features/moderation/lease-item.server.ts";
import { mayOpenDesk } from "#app/features/moderation/moderation.policy.ts";
import { deskForm } from "#app/features/moderation/moderation.schema.ts";
import { QueueDesk } from "#app/features/moderation/QueueDesk.tsx";
import { successorOf } from "#app/features/moderation/successor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";
import "#app/styles/moderation.css";
import "#app/styles/undo.css";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpenDesk(actor));
  const { view, filter, item } = deskFilter(new URL(request.url));
  const desk = await deskData(context.app, actor, filter);
  const isFree = (one: (typeof desk.items)[number]) =>
    one.reader === null && (one.request === null || one.request.ofId === actor.id);
  const isThere = desk.items.some((one) => one.id === item);
  const wanted = item === null || isThere ? item : await successorOf(context.app.db, item);
  const open =
    desk.items.find((one) => one.id === wanted) ?? desk.items.find(isFree) ?? desk.items[0] ?? null;
  if (open)
    await leaseItem(context.app, actor, open).catch((error) => {
      if (!isDomainError(error)) throw error; // It went while the page was made: its decision will say so.
    });
  const words = translateIn(context.locale)("common.nav.moderation");
  return {
    ...desk,
    title: desk.counts.all > 0 ? `(${desk.counts.all}) ${words}` : words,
    view,
    space: filter.space ?? null,
    open: open?.id ?? null,
    formKey: freshKey(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpenDesk(actor));
  const form = await readForm(request, deskForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const answer = await deskAct(context.app, actor, form.values, form.key);
    if (answer.undone) flash(context, "desk.undone");
    if (answer.asked) flash(context, "desk.asked");
    const { search } = new URL(request.url);
    const query = new URLSearchParams(search);
    query.delete("index");
    if (!["claim", "release", "keys", "undo"].includes(form.values.act)) query.delete("item");
    if (answer.undone?.[0]) query.set("item", answer.undone[0]);
    return redirect(query.size > 0 ? `/moderation?${query}` : "/moderation", 303);
  });
});

export const meta = pageTitle;

export default function Moderation() {
  const { title, ...desk } = useLoaderData<typeof loader>();
  return <QueueDesk {...desk} answer={useActionData()} />;
}
