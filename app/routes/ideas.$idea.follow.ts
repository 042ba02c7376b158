import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

const followForm = z.object({ act: z.enum(["follow", "unfollow"]) });

export const loader = page(() => {
  throw notFound();
});

/** Follows an idea or stops. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  const form = await readForm(request, followForm);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const idea = await ideaTarget(context.app.db, actor, number);
  const follow = form.values.act === "follow";
  await followIdea(context.app, actor, { number, follow });
  flash(context, follow ? "notifications.followed" : "notifications.unfollowed");
  return redirect(ideaPath(idea), 303);
});
