import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removeOrganisationMember } from "#app/features/organisations/remove-organisation-member.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** Ends one person's part. Who removes themselves has no more business on the desk. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug = "", user: userId = "" } = params;
  await removeOrganisationMember(context.app, actor, { slug, userId });
  const isOwn = userId === actor.id;
  flash(context, isOwn ? "common.saved" : "admin.members.removed");
  return redirect(isOwn ? `/organisations/${slug}` : `/organisations/${slug}/edit/members`, 303);
});
