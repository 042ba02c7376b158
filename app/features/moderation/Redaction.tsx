import { redactedText } from "#app/features/screening/redacted-text.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { cameBack } from "./desk-view.ts";
import { KeyPart } from "./KeyPart.tsx";
import type { ReadingProps } from "./QueueReading.tsx";
import { ReadItem } from "./ReadItem.tsx";

/** The text without what may not be in it, begun with what screening found. */
export function Redaction(props: ReadingProps) {
  const { t, locale } = useI18n();
  const { open, desk, action, formKey, form, submit } = props;
  const mine = cameBack(form, open, "redact");
  const typed = (field: string, otherwise: string) => (mine ? form.typed(field, otherwise) : otherwise);
  return (
    <KeyPart
      act="redact"
      cap="E"
      title={t("desk.redact")}
      send={t("desk.redact.send")}
      open={mine}
      {...{ action, submit }}
    >
      <HiddenKey value={formKey} />
      <ReadItem open={open} act="redact" />
      {open.title === null ? null : (
        <TextField
          name="title"
          label={t("desk.redact.title")}
          lang={open.lang}
          error={mine ? form.errorOf("title") : undefined}
          defaultValue={typed("title", redactedText(open.title, open.matches, t, "title"))}
        />
      )}
      <TextArea
        name="body"
        rows={6}
        label={t("desk.redact.body")}
        hint={t("desk.redact.hint")}
        lang={open.lang}
        error={mine ? form.errorOf("body") : undefined}
        defaultValue={typed("body", redactedText(open.text, open.matches, t))}
        required
      />
      <Select
        name="rule"
        id="redact-rule"
        label={t("moderation.whichRule")}
        error={mine ? form.errorOf("rule") : undefined}
        defaultValue={typed("rule", "")}
        options={desk.rules.map((rule) => ({
          value: String(rule.number),
          label: `${rule.number}. ${inLocale(rule.name, locale) || inLocale(rule.text, locale)}`,
        }))}
      />
      <TextArea
        name="reason"
        id="redact-reason"
        rows={2}
        label={t("moderation.reason")}
        hint={t("desk.redact.reasonHint")}
        defaultValue={typed("reason", "")}
      />
    </KeyPart>
  );
}
