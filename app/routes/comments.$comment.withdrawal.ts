import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const { number } = await withdrawComment(context.app, requireActor(context, request), {
    id: params.comment ?? "",
  });
  flash(context, "comments.done.withdrawn");
  return redirect(`/ideas/${number}#discussion`, 303);
});
