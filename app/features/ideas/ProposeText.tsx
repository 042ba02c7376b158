import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import type { Draft } from "./draft.ts";
import { ProposeStep, type StepForm } from "./ProposeStep.tsx";

/** Second step: what happens now and what is proposed, and how that will look. */
export function ProposeText({ form, draft, html }: { form: StepForm; draft: Draft; html: string | null }) {
  const t = useT();
  return (
    <ProposeStep step="text" form={form} start={draft} draft={draft}>
      <TextArea
        name="body"
        rows={12}
        label={t("ideas.new.bodyLabel")}
        hint={t("ideas.new.bodyHint")}
        error={form.errorOf("body")}
        defaultValue={form.typed("body", draft.body)}
      />
      <div className="p-form__acts">
        <Button look="quiet" size="sm" name="act" value="preview">
          {t("ideas.new.preview")}
        </Button>
      </div>
      {html === null ? null : (
        <section className="p-preview" id="preview" aria-label={t("ideas.new.previewed")}>
          <Prose html={html || "<p>–</p>"} lang={draft.lang} />
        </section>
      )}
    </ProposeStep>
  );
}
