import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { found } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { appealSuspension } from "#app/features/moderation/appeal-suspension.server.ts";
import { appealForm } from "#app/features/moderation/moderation.schema.ts";
import { suspensionOf } from "#app/features/moderation/suspension-appeal.queries.server.ts";
import { readSuspensionToken } from "#app/features/moderation/suspension-token.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

const APPEALS = ["waiting", "upheld", "overturned"] as const;

/** By the signed address of the mail: whoever is suspended cannot sign in. */
export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { app, locale } = context;
  const suspension = found(await suspensionOf(app.db, found(readSuspensionToken(app, params.token))));
  const { scope, reason, at, until, appeal, answer, appealUntil } = suspension;
  return {
    title: translateIn(locale)("moderation.appeal.title"),
    suspension: {
      scope: scope === "notices" ? ("notices" as const) : ("account" as const),
      reason,
      at,
      until,
    },
    appeal: APPEALS.find((state) => state === appeal) ?? null,
    answer,
    late: appealUntil !== null && appealUntil < app.now().toISOString(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const { app } = context;
  const decisionId = found(readSuspensionToken(app, params.token));
  const form = await readForm(request, appealForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await limit(app, "appeal", decisionId);
    await appealSuspension(app, { decisionId, ...form.values });
    const { pathname, search } = new URL(request.url);
    return redirect(pathname + search, 303);
  });
});

export const meta = pageTitle;

/** Asks for a review of one's suspension, and says what came of it. */
export default function AppealSuspension() {
  const { t, ...zone } = useI18n();
  const { title, suspension, appeal, answer, late } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={title} lead={t("moderation.appeal.lead")} />
      <Notice kind="danger" title={t(`moderation.suspension.was.${suspension.scope}`)}>
        <p>{suspension.reason}</p>
        <p className="p-meta">
          {dateTime(suspension.at, zone)}
          {suspension.until
            ? ` · ${t("moderation.suspension.until", { date: dateTime(suspension.until, zone) })}`
            : ""}
        </p>
      </Notice>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {appeal ? (
        <Notice
          kind={appeal === "overturned" ? "ok" : appeal === "waiting" ? "pending" : "info"}
          title={t(appeal === "waiting" ? "moderation.suspension.asked" : `moderation.suspension.${appeal}`)}
          live
        >
          {answer ? <p>{answer}</p> : null}
        </Notice>
      ) : late ? (
        <Notice title={t("moderation.appeal.late")} />
      ) : (
        <Form method="post" className="p-form p-after" reloadDocument>
          <TextArea
            name="text"
            rows={6}
            label={t("moderation.appeal.text")}
            error={form.errorOf("text")}
            defaultValue={form.typed("text")}
            maxLength={LIMITS.reason.max}
            required
          />
          <div className="p-form__acts">
            <Button>{t("moderation.appeal.send")}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}
