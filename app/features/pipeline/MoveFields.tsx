import { useEffect, useState } from "react";
import { asStage, type Stage } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import type { Space } from "#app/features/spaces/space.ts";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { Tray } from "#app/ui/Tray.tsx";
import type { formState } from "#app/web/form.ts";

type Props = {
  form: ReturnType<typeof formState>;
  space: Pick<Space, "stages" | "stageNames" | "stageNeeds"> & { own: OwnStages };
  /** Where the idea is, and the stage that is chosen to begin with. */
  now: Stage;
  stage: Stage;
  next: { nextStep: string; responsible: string; due: string };
};

/** The stage before and after, public note, next step, responsible and date. */
export function MoveFields({ form, space, now, stage, next }: Props) {
  const { t, locale } = useI18n();
  const [chosen, setChosen] = useState(asStage(form.typed("stage", stage)) ?? stage);
  // What the browser filled in again before the page was alive.
  useEffect(() => {
    const select = document.querySelector<HTMLSelectElement>('select[name="stage"]');
    setChosen((before) => asStage(select?.value) ?? before);
  }, []);
  const asking = space.stages.filter((one) => space.stageNeeds[one]);
  return (
    <>
      <div className="p-moved">
        <p className="p-moved__stage">
          <Tray {...trayOf(now, space.own.way)} size="md" />
          <span className="p-field__label">{t("board.stageNow")}</span>
          <strong>{stageName(t, locale, now, space.stageNames)}</strong>
        </p>
        <span aria-hidden="true">→</span>
        <div className="p-moved__stage" data-chosen>
          <Tray {...trayOf(chosen, space.own.way)} size="md" />
          <Select
            name="stage"
            label={t("board.stage")}
            onChange={(event) => setChosen(asStage(event.currentTarget.value) ?? chosen)}
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
        </div>
      </div>
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
