import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { addPushDevice } from "#app/features/notifications/add-push-device.server.ts";
import { PushDeviceList } from "#app/features/notifications/PushDeviceList.tsx";
import { PushSwitch } from "#app/features/notifications/PushSwitch.tsx";
import { mayBeCalled } from "#app/features/notifications/push.policy.ts";
import { ownDevices } from "#app/features/notifications/push-device.queries.server.ts";
import { pushDeviceForm } from "#app/features/notifications/push-device.schema.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayBeCalled(actor));
  return {
    title: translateIn(context.locale)("desk.push.title"),
    formKey: freshKey(),
    ...(await ownDevices(context.app, actor)),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayBeCalled(actor));
  await limit(context.app, "push", actor.id);
  const form = await readForm(request, pushDeviceForm);
  if (!form.ok) {
    // What is wrong is the browser's, and no field of a person's.
    const [first] = form.errors;
    return rejected({ errors: first ? [{ ...first, field: null }] : [], typed: {} });
  }
  return attempt({ ...form, typed: {} }, async () => {
    const userAgent = request.headers.get("user-agent") ?? "";
    await addPushDevice(context.app, actor, { ...form.values, userAgent });
    flash(context, "desk.push.added");
    return redirect("/moderation/push", 303);
  });
});

export const meta = pageTitle;

export default function Push() {
  const t = useT();
  const { devices, serverKey, formKey } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("desk.push.title")} lead={t("desk.push.lead")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <p className="p-meta">{t("desk.push.howOften")}</p>
      {serverKey ? (
        <PushSwitch
          serverKey={serverKey}
          known={devices.some((device) => device.here && !device.stale)}
          formKey={form.key ?? formKey}
        />
      ) : null}
      <PushDeviceList devices={devices} formKey={formKey} />
    </div>
  );
}
