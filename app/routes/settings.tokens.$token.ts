import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { revokeToken } from "#app/features/accounts/revoke-token.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  await revokeToken(context.app, requireActor(context, request), params.token ?? "");
  return redirect("/settings/tokens", 303);
});
