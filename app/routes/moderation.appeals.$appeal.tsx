import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { LIMITS } from "#app/core/limits.ts";
import { decideSuspensionAppeal } from "#app/features/moderation/decide-suspension-appeal.server.ts";
import { suspensionAppealVerdict } from "#app/features/moderation/moderation.schema.ts";
import { suspensionAppeal } from "#app/features/moderation/suspension-appeal.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  return {
    title: translateIn(context.locale)("moderation.suspension.title"),
    appeal: await suspensionAppeal(context.app.db, actor, params.appeal ?? ""),
    formKey: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, suspensionAppealVerdict);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await decideSuspensionAppeal(context.app, actor, { id: params.appeal ?? "", ...form.values }, form.key);
    flash(context, "moderation.suspension.done");
    return redirect("/moderation", 303);
  });
});

export const meta = pageTitle;

/** Somebody else than who suspended looks again: what was decided, what the person says, and one reasoned answer. */
export default function DecideSuspensionAppeal() {
  const { t, ...zone } = useI18n();
  const { title, appeal, formKey } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={title} lead={appeal.name ?? t("moderation.suspension.ofAddress")} />
      <Notice kind="danger" title={t(`moderation.suspension.was.${appeal.scope}`)}>
        <p>{appeal.reason}</p>
        <p className="p-meta">
          {[
            appeal.decidedBy ?? "–",
            dateTime(appeal.suspendedAt, zone),
            ...(appeal.until
              ? [t("moderation.suspension.until", { date: dateTime(appeal.until, zone) })]
              : []),
          ].join(" · ")}
        </p>
      </Notice>
      <Notice kind="warn" title={t("moderation.suspension.says")}>
        <p>{appeal.text}</p>
        <p className="p-meta">
          {dateTime(appeal.at, zone)}
          {appeal.dueAt ? ` · ${t("moderation.suspension.due", { date: dateTime(appeal.dueAt, zone) })}` : ""}
        </p>
      </Notice>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form p-after" reloadDocument>
        <HiddenKey value={form.key ?? formKey} />
        <RadioGroup
          name="outcome"
          legend={t("moderation.suspension.outcome")}
          value={form.typed("outcome")}
          error={form.errorOf("outcome")}
          options={[
            { value: "overturned", label: t("moderation.suspension.overturn") },
            { value: "upheld", label: t("moderation.suspension.uphold") },
          ]}
        />
        <TextArea
          name="reason"
          rows={4}
          label={t("moderation.suspension.reason")}
          hint={t("moderation.suspension.reasonHint")}
          error={form.errorOf("reason")}
          defaultValue={form.typed("reason")}
          maxLength={LIMITS.reason.max}
          required
        />
        <div className="p-form__acts">
          <Button>{t("moderation.suspension.decide")}</Button>
          <ButtonLink to="/moderation" look="quiet" reload>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
