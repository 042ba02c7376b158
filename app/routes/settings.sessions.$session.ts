import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  await endSession(context.app, requireActor(context, request), params.session ?? "");
  return redirect("/settings#sessions", 303);
});
