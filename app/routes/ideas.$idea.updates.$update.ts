import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { page, requireActor } from "#app/web/page.server.ts";

/** Takes back what was officially said. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  await withdrawUpdate(context.app, actor, { update: params.update ?? "" });
  flash(context, "board.say.withdrawn");
  return redirect(`/ideas/${ideaNumber(params.idea)}/answer`, 303);
});
