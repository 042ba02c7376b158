import type { Stage } from "#app/features/ideas/idea.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";

type Props = {
  form: ReturnType<typeof formState>;
  stages: Stage[];
  stage: Stage;
  next: { nextStep: string; responsible: string; due: string };
};

/** Stage, public note, next step, responsible and date. */
export function MoveFields({ form, stages, stage, next }: Props) {
  const t = useT();
  return (
    <>
      <Select
        name="stage"
        label={t("board.stage")}
        error={form.errorOf("stage")}
        defaultValue={form.typed("stage", stage)}
        options={stages.map((one) => ({ value: one, label: t(`pipeline.stage.${one}`) }))}
      />
      <TextArea
        name="note"
        label={t("board.note")}
        hint={t("board.noteHint")}
        error={form.errorOf("note")}
        defaultValue={form.typed("note")}
      />
      <TextField
        name="nextStep"
        label={t("pipeline.next")}
        error={form.errorOf("nextStep")}
        defaultValue={form.typed("nextStep", next.nextStep)}
        maxLength={200}
      />
      <TextField
        name="responsible"
        label={t("pipeline.who")}
        error={form.errorOf("responsible")}
        defaultValue={form.typed("responsible", next.responsible)}
        maxLength={200}
      />
      <TextField
        name="due"
        type="date"
        label={t("board.due")}
        error={form.errorOf("due")}
        defaultValue={form.typed("due", next.due)}
      />
    </>
  );
}
