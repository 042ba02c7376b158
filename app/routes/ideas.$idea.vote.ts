import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { keepIntent } from "#app/features/accounts/keep-intent.server.ts";
import { actChannel, noteAct } from "#app/features/channels/count-channels.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { castVote, withdrawVote } from "#app/features/votes/cast-vote.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { notFound, page } from "#app/web/page.server.ts";

const voteForm = z.object({
  act: z.enum(["cast", "withdraw"]),
  next: z.string().max(2000).optional().catch(undefined),
  /** Pressed while proposing the same: one is thanked on the idea's page. */
  instead: z.literal("1").optional().catch(undefined),
});

export const loader = page(() => {
  throw notFound();
});

/** Supports an idea or takes the support back; signed out, the act is kept until one has signed in. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const number = ideaNumber(params.idea);
  const form = await readForm(request, voteForm);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const idea = await ideaTarget(context.app.db, context.viewer, number);
  // From a list one comes back to the list.
  const next = localPath(form.values.next, ideaPath(idea));
  if (!context.viewer) {
    await limit(context.app, "intent", context.ip);
    const intent = await keepIntent(context.app, {
      kind: "vote",
      ideaId: idea.id,
      payload: { channel: actChannel(request.headers) },
    });
    return redirect(`/login?intent=${intent}&next=${encodeURIComponent(next)}`, 303);
  }
  await limit(context.app, "vote", context.viewer.id);
  if (form.values.act === "cast") {
    await castVote(context.app, context.viewer, { number });
    await noteAct(context.app, context.viewer, "vote", request.headers);
    if (form.values.instead) flash(context, "done.similarThanks");
  } else await withdrawVote(context.app, context.viewer, { number });
  return redirect(next, 303);
});
