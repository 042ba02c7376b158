import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { pushActForm } from "#app/features/notifications/push-device.schema.ts";
import { removePushDevice } from "#app/features/notifications/remove-push-device.server.ts";
import { testPushDevice } from "#app/features/notifications/test-push-device.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const { app } = context;
  const actor = requireActor(context, request);
  const id = params.device ?? "";
  const form = await readForm(request, pushActForm);
  if (!form.ok) throw notFound();
  if (form.values.act === "remove") {
    await removePushDevice(app, actor, id);
    flash(context, "desk.push.removed");
  } else {
    await limit(app, "push", actor.id);
    await testPushDevice(app, actor, { id, key: form.key });
    flash(context, "desk.push.tested");
  }
  return redirect("/moderation/push#devices", 303);
});
