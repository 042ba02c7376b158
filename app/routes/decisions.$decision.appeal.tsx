import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { found } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { appealForm } from "#app/features/moderation/moderation.schema.ts";
import { appealable } from "#app/features/moderation/own-decision.queries.server.ts";
import { QuotedText } from "#app/features/moderation/QuotedText.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

const pathOf = (decision: { number: number | null; commentId: string | null }) =>
  `/ideas/${decision.number}${decision.commentId ? `#c-${decision.commentId}` : ""}`;

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const decision = found(await appealable(context.app.db, actor, params.decision ?? ""));
  return {
    title: translateIn(context.locale)("moderation.appeal.title"),
    decision,
    path: pathOf(decision),
    author: actor.name,
    formKey: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, appealForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app } = context;
    await limit(app, "appeal", actor.id);
    const id = params.decision ?? "";
    await appealDecision(app, actor, { id, text: form.values.text }, form.key);
    flash(context, "done.appealSent");
    return redirect(pathOf(found(await appealable(app.db, actor, id))), 303);
  });
});

export const meta = pageTitle;

/** Asks somebody else to look again at a decision on one's own text. */
export default function Appeal() {
  const { t, ...zone } = useI18n();
  const { decision, path, author, formKey } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const isOpen = decision.stands && !decision.appeal;
  return (
    <div className="p-narrow">
      <PageHeading title={t("moderation.appeal.title")} lead={t("moderation.appeal.lead")} />
      <QuotedText
        text={{
          ...decision.text,
          noun: decision.commentId ? "comments" : "ideas",
          number: decision.number ?? 0,
          title: decision.text.title ?? decision.ideaTitle,
          author,
        }}
      />
      <Notice kind="danger" title={t(`comments.${decision.verdict}`)}>
        {decision.rule === null ? null : (
          <p>
            {t("ideas.rule", { number: decision.rule })}: {inLocale(decision.ruleText ?? {}, zone.locale)}
          </p>
        )}
        <p>{decision.reason}</p>
        <p className="p-meta">{t("ideas.restricted.by", { date: dateTime(decision.at, zone) })}</p>
      </Notice>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {isOpen ? (
        <Form method="post" className="p-form" reloadDocument>
          <HiddenKey value={form.key ?? formKey} />
          <TextArea
            name="text"
            rows={6}
            label={t("moderation.appeal.text")}
            hint={t("moderation.appeal.hint")}
            error={form.errorOf("text")}
            defaultValue={form.typed("text")}
            maxLength={LIMITS.reason.max}
            required
          />
          <div className="p-form__acts">
            <Button>{t("moderation.appeal.send")}</Button>
            <ButtonLink to={path} look="quiet">
              {t("common.cancel")}
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <p>
          {t(decision.appeal ? "moderation.appeal.twice" : "errors.conflict")}{" "}
          <a href={path}>{t("moderation.back")}</a>
        </p>
      )}
    </div>
  );
}
