import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { muteIdea } from "#app/features/notifications/mute-idea.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

const muteForm = z.object({ act: z.enum(["mute", "unmute"]) });

export const loader = page(() => {
  throw notFound();
});

/** Silences an idea for the person, or lets it speak again. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, muteForm);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const mute = form.values.act === "mute";
  await muteIdea(context.app, actor, { number: ideaNumber(params.idea), mute });
  flash(context, mute ? "done.muted" : "done.unmuted");
  return redirect("/notifications", 303);
});
