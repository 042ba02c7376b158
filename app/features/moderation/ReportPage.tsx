import { Form } from "@remix-run/react";
import { LIMITS } from "#app/core/limits.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { formState } from "#app/web/form.ts";
import { QuotedText } from "./QuotedText.tsx";
import { REPORT_REASONS } from "./report.ts";
import type { ShownText } from "./shown-text.queries.server.ts";

type Props = {
  text: ShownText;
  formKey: string;
  signedIn: boolean;
  /** The report's number once it has been sent with an address. */
  receipt: string | null;
  answer: unknown;
};

/** Anybody's notice about a public text: the form, then its receipt. */
export function ReportPage({ text, formKey, signedIn, receipt, answer }: Props) {
  const t = useT();
  const form = formState(answer, t);
  const back = text.noun === "ideas" ? `/ideas/${text.number}` : commentPlace(text.number, text.id);
  if (receipt)
    return (
      <div className="p-narrow">
        <PageHeading title={t("moderation.report.sent")} />
        <Notice kind="ok" live title={t("moderation.report.sentTitle")}>
          <p>{t("moderation.report.sentNext")}</p>
          <p className="p-meta">{t("moderation.report.reference", { id: receipt })}</p>
        </Notice>
        <p className="p-form__acts p-after">
          <ButtonLink to={back} look="quiet">
            {t("moderation.back")}
          </ButtonLink>
        </p>
      </div>
    );
  return (
    <div className="p-narrow">
      <PageHeading
        title={t(text.noun === "ideas" ? "moderation.report.idea" : "moderation.report.comment")}
        lead={t("moderation.report.lead")}
      />
      <QuotedText text={text} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <HiddenKey value={form.key ?? formKey} />
        <RadioGroup
          name="reason"
          legend={t("moderation.report.why")}
          value={form.typed("reason")}
          error={form.errorOf("reason")}
          options={REPORT_REASONS.map((reason) => ({
            value: reason,
            label: t(`moderation.report.reason.${reason}`),
          }))}
        />
        <TextArea
          name="explanation"
          label={t("moderation.report.explanation")}
          hint={t("moderation.report.explanationHint")}
          error={form.errorOf("explanation")}
          defaultValue={form.typed("explanation")}
          maxLength={LIMITS.reason.max}
          rows={4}
          required
        />
        {signedIn ? null : (
          <>
            <TextField
              name="name"
              label={t("moderation.report.name")}
              optional={t("common.optional")}
              error={form.errorOf("name")}
              defaultValue={form.typed("name")}
              autoComplete="name"
              maxLength={LIMITS.name.max}
            />
            <TextField
              name="email"
              type="email"
              label={t("moderation.report.email")}
              hint={t("moderation.report.emailHint")}
              optional={t("common.optional")}
              error={form.errorOf("email")}
              defaultValue={form.typed("email")}
              autoComplete="email"
            />
          </>
        )}
        <p className="p-meta">{t("moderation.report.goodFaith")}</p>
        <div className="p-form__acts">
          <Button>{t("moderation.report.send")}</Button>
          <ButtonLink to={back} look="quiet">
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
