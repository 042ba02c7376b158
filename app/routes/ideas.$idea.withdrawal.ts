import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  await withdrawIdea(context.app, requireActor(context, request), { number: ideaNumber(params.idea) });
  flash(context, "done.ideaWithdrawn");
  return redirect("/me", 303);
});
