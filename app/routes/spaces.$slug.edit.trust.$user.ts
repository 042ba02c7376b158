import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { setTrust } from "#app/features/spaces/set-trust.server.ts";
import { trustForm } from "#app/features/spaces/space.schema.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** Trusts one person, or takes the trust back. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, trustForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { slug = "", user: userId = "" } = params;
    await setTrust(context.app, actor, { slug, userId, state: form.values.state });
    flash(context, "admin.trust.saved");
    return redirect(`/spaces/${slug}/edit/people#trust`, 303);
  });
});
