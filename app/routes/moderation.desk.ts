import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { allow, isDomainError, STATUS } from "#app/core/errors.ts";
import { deskData } from "#app/features/moderation/desk.queries.server.ts";
import { deskAct } from "#app/features/moderation/desk-act.server.ts";
import { deskFilter } from "#app/features/moderation/desk-view.ts";
import { mayOpenDesk } from "#app/features/moderation/moderation.policy.ts";
import { deskForm } from "#app/features/moderation/moderation.schema.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { page, requireActor } from "#app/web/page.server.ts";

/** The desk anew, for its script. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpenDesk(actor));
  return Response.json(await deskData(context.app, actor, deskFilter(new URL(request.url)).filter));
});

/** What the page's forms do, answered to its script: with a message in the person's language when it is refused. */
export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpenDesk(actor));
  const t = translateIn(context.locale);
  const form = await readForm(request, deskForm);
  if (!form.ok) {
    const message = form.errors.map((error) => t(error.key, error.params)).join(" ");
    return Response.json({ message }, { status: 422 });
  }
  try {
    const answer = await deskAct(context.app, actor, form.values, form.key);
    const refused = answer.held?.refused.map((one) => ({
      id: one.id,
      message: t(one.key as never, one.params),
    }));
    return Response.json({ ...answer, refused: refused ?? [] });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return Response.json({ message: t(error.key, error.params) }, { status: STATUS[error.code] });
  }
});
