import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { mayAdminister, maySuspend } from "#app/features/accounts/account.policy.ts";
import { suspensionForm } from "#app/features/accounts/admin.schema.ts";
import { SUSPENSION_DAYS } from "#app/features/accounts/suspension.ts";
import { reinstateUser } from "#app/features/moderation/reinstate-user.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { personDesk } from "#app/features/spaces/people.queries.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

const DAY_MS = 86_400_000;

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayAdminister(actor));
  const person = await personDesk(context.app.db, params.user ?? "");
  allow(maySuspend(actor, person.id));
  return { title: person.name, name: person.name, state: person.state, key: freshKey() };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, suspensionForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { act, reason, days } = form.values;
    const input = { userId: params.user ?? "", reason, source: "own" as const };
    const until = days ? new Date(context.app.now().getTime() + Number(days) * DAY_MS).toISOString() : null;
    if (act === "suspend") await suspendUser(context.app, actor, { ...input, until });
    else await reinstateUser(context.app, actor, input);
    flash(context, act === "suspend" ? "admin.people.nowSuspended" : "admin.people.nowReinstated");
    return redirect(`/admin/people/${input.userId}`, 303);
  });
});

export const meta = pageTitle;

export default function Suspension() {
  const t = useT();
  const { name, state, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const act = state === "suspended" ? "reinstate" : "suspend";
  return (
    <AdminDesk part="people" title={t(`admin.people.${act}Title`, { name })}>
      <div className="p-narrow">
        <p className="p-lead">{t(`admin.people.${act}Lead`)}</p>
        <PartForm form={form} formKey={key} submit={t(`admin.people.${act}`)}>
          <input type="hidden" name="act" value={act} />
          {act === "suspend" ? (
            <RadioGroup
              name="days"
              legend={t("admin.people.howLong")}
              look="chips"
              value={form.typed("days", "7")}
              error={form.errorOf("days")}
              options={[
                ...SUSPENSION_DAYS.map((days) => ({
                  value: days,
                  label: t("admin.people.days", { count: Number(days) }),
                })),
                { value: "", label: t("admin.people.openEnd") },
              ]}
            />
          ) : null}
          <TextArea
            name="reason"
            label={t("admin.people.reason")}
            error={form.errorOf("reason")}
            defaultValue={form.typed("reason")}
            required
          />
        </PartForm>
      </div>
    </AdminDesk>
  );
}
