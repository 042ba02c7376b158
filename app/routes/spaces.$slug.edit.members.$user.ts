import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removeMember } from "#app/features/spaces/remove-member.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** Ends one membership. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const slug = params.slug ?? "";
  await removeMember(context.app, actor, { slug, userId: params.user ?? "" });
  flash(context, "admin.members.removed");
  return redirect(`/spaces/${slug}/edit/members`, 303);
});
