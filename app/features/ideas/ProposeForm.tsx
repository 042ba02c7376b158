import { Form } from "@remix-run/react";
import { useState } from "react";
import { LIMITS } from "#app/core/limits.ts";
import { clockTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { type Draft, type DraftFields, draftPath } from "./draft.ts";
import { ProposeFields } from "./ProposeFields.tsx";
import type { ProposeChoices } from "./propose-choices.queries.server.ts";
import { SimilarWhileTyping } from "./SimilarWhileTyping.tsx";
import { useAutosave } from "./use-autosave.ts";

type Props = {
  form: ReturnType<typeof formState>;
  choices: ProposeChoices;
  start: DraftFields;
  draft: Pick<Draft, "id" | "updatedAt"> | null;
  /** What the body looks like, when it was asked for. */
  html?: string | null;
};

/** An idea in the making: every press keeps it on the server first, and so does a pause while typing. */
export function ProposeForm({ form, choices, start, draft, html = null }: Props) {
  const { t, ...zone } = useI18n();
  const action = draft ? draftPath(draft.id) : "/ideas/new";
  const saving = useAutosave(action);
  const [title, setTitle] = useState(form.typed("title", start.title));
  const savedAt = saving.savedAt ?? draft?.updatedAt ?? null;
  return (
    <Form
      method="post"
      action={action}
      className="p-form"
      ref={saving.form}
      onInput={saving.wait}
      onSubmit={saving.stop}
    >
      <input type="hidden" name="draft" value={saving.draft ?? form.typed("draft", draft?.id ?? "")} />
      <div>
        <TextField
          name="title"
          label={t("ideas.new.titleLabel")}
          hint={t("ideas.new.titleHint")}
          error={form.errorOf("title")}
          defaultValue={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={LIMITS.title.max}
          autoComplete="off"
        />
        <SimilarWhileTyping title={title} />
      </div>
      <TextArea
        name="body"
        rows={12}
        label={t("ideas.new.bodyLabel")}
        hint={t("ideas.new.bodyHint")}
        error={form.errorOf("body")}
        defaultValue={form.typed("body", start.body)}
      />
      <div className="p-form__acts">
        <Button look="quiet" size="sm" name="act" value="preview">
          {t("ideas.new.preview")}
        </Button>
      </div>
      {html === null ? null : (
        <section className="p-preview" id="preview" aria-label={t("ideas.new.previewed")}>
          <Prose html={html || `<p>–</p>`} lang={start.lang} />
        </section>
      )}
      <ProposeFields form={form} choices={choices} start={start} />
      <div className="p-form__acts">
        <Button size="lg" name="act" value="review">
          {t("ideas.new.review")}
        </Button>
        <Button size="lg" look="quiet" name="act" value="preview">
          {t("ideas.new.saveDraft")}
        </Button>
        <p className="p-meta" role="status">
          {savedAt ? t("ideas.new.saved", { time: clockTime(savedAt, zone) }) : ""}
        </p>
      </div>
    </Form>
  );
}
