import type { Stage } from "#app/features/ideas/idea.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";

type Props = {
  form: ReturnType<typeof formState>;
  space: Pick<Space, "stages" | "stageNames" | "stageNeeds">;
  stage: Stage;
  next: { nextStep: string; responsible: string; due: string };
};

/** Stage, public note, next step, responsible and date. */
export function MoveFields({ form, space, stage, next }: Props) {
  const { t, locale } = useI18n();
  const asking = space.stages.filter((one) => space.stageNeeds[one]);
  return (
    <>
      <Select
        name="stage"
        label={t("board.stage")}
        error={form.errorOf("stage")}
        defaultValue={form.typed("stage", stage)}
        hint={
          asking.length === 0
            ? undefined
            : asking
                .map((one) =>
                  t("board.asks", {
                    stage: stageName(t, locale, one, space.stageNames),
                    what: new Intl.ListFormat(locale).format(
                      (space.stageNeeds[one] ?? []).map((need) => t(`board.need.${need}`)),
                    ),
                  }),
                )
                .join(" ")
        }
        options={space.stages.map((one) => ({
          value: one,
          label: stageName(t, locale, one, space.stageNames),
        }))}
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
