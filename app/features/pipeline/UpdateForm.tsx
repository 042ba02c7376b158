import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { ideaPath, type Kind } from "#app/features/ideas/idea.ts";
import { UploadFields } from "#app/features/uploads/UploadFields.tsx";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import type { formState } from "#app/web/form.ts";
import { EvidenceFields } from "./EvidenceFields.tsx";
import { ANSWER_TEMPLATES, type UpdateKind } from "./update.ts";

type Props = {
  form: ReturnType<typeof formState>;
  idea: { number: number; slug: string; kind: Kind };
  kinds: readonly UpdateKind[];
  /** The kind it begins with. */
  kind: UpdateKind;
  start: string;
  formKey: string;
  children: ReactNode;
};

/** What is official about an idea: its kind, for who may say more than an answer, and its text. */
export function UpdateForm({ form, idea, kinds, kind, start, formKey, children }: Props) {
  const { t, locale } = useI18n();
  return (
    <>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {idea.kind === "suggestion" ? (
        <nav className="p-stage-picker" data-chosen aria-label={t("board.say.templates")}>
          <p>{t("board.say.templates")}</p>
          <ul>
            {ANSWER_TEMPLATES.map((template) => (
              <li key={template}>
                <a href={`/ideas/${idea.number}/answer?template=${template}`}>
                  {t(`board.say.template.${template}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="p-form" reloadDocument>
        <HiddenKey value={form.key ?? formKey} />
        <input type="hidden" name="lang" value={locale} />
        {kinds.length > 1 ? (
          <Select
            name="kind"
            label={t("board.say.kind")}
            error={form.errorOf("kind")}
            defaultValue={form.typed("kind", kind)}
            options={kinds.map((one) => ({ value: one, label: t(`pipeline.update.${one}`) }))}
          />
        ) : null}
        <TextArea
          name="body"
          rows={8}
          label={t("board.say.body")}
          hint={t("board.say.bodyHint")}
          error={form.errorOf("body")}
          defaultValue={form.typed("body", start)}
        />
        <EvidenceFields form={form} open={kind === "result" || kind === "evidence"} />
        <UploadFields form={form} open={kind === "result" || kind === "evidence"} />
        {children}
        <div className="p-form__acts">
          <Button size="lg">{t("board.say.now")}</Button>
          <ButtonLink to={ideaPath(idea)} look="quiet" reload>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
