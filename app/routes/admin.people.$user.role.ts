import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "#app/core/errors.ts";
import { roleForm } from "#app/features/accounts/admin.schema.ts";
import { takeRole } from "#app/features/spaces/take-role.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(({ context, request }) => {
  requireActor(context, request);
  throw notFound();
});

/** Takes one role. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const userId = params.user ?? "";
  const form = await readForm(request, roleForm);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const { role, place } = form.values;
  await takeRole(context.app, actor, { userId, role, spaceId: place }, form.key);
  flash(context, "admin.people.taken");
  return redirect(`/admin/people/${userId}`, 303);
});
