import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { keepIntent } from "#app/features/accounts/keep-intent.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { notFound, page } from "#app/web/page.server.ts";

const followForm = z.object({ act: z.enum(["follow", "unfollow"]) });

export const loader = page(() => {
  throw notFound();
});

/** Follows an idea or stops; signed out, the act is kept until one has signed in. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const number = ideaNumber(params.idea);
  const form = await readForm(request, followForm);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const actor = context.viewer;
  const idea = await ideaTarget(context.app.db, actor, number);
  if (!actor) {
    await limit(context.app, "intent", context.ip);
    const intent = await keepIntent(context.app, { kind: "follow", ideaId: idea.id, payload: {} });
    return redirect(`/login?intent=${intent}&next=${encodeURIComponent(ideaPath(idea))}`, 303);
  }
  const follow = form.values.act === "follow";
  await followIdea(context.app, actor, { number, follow });
  flash(context, follow ? "done.followed" : "done.unfollowed");
  return redirect(ideaPath(idea), 303);
});
