import { useI18n } from "#app/i18n/i18n-context.tsx";
import { CheckGroup } from "#app/ui/CheckGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import type { formState } from "#app/web/form.ts";
import type { Space } from "./space.ts";
import { ASIDE, STEPS, type Stage, wayOf } from "./stage.ts";

type Props = {
  form: ReturnType<typeof formState>;
  space: Pick<Space, "stages" | "stageNames">;
};

/** Which stages a space uses and in which order: received begins, done ends, and each place in between is a choice. */
export function StageOrder({ form, space }: Props) {
  const { t, locale } = useI18n();
  const called = (stage: Stage) =>
    [t(`pipeline.stage.${stage}`), space.stageNames[stage]?.[locale]].filter(Boolean).join(" · ");
  const steps = form.chosen("steps[]", wayOf(space.stages).slice(1, -1));
  const error = form.errorOf("steps");
  const place = (at: number) => t("admin.stages.place", { place: at });
  return (
    <>
      <fieldset className="p-group p-stage-order" id="steps" data-state={error ? "error" : undefined}>
        <legend>{t("admin.stages.order")}</legend>
        <p className="p-field__hint">{t("admin.stages.orderHint")}</p>
        {error ? <p className="p-field__error">{error}</p> : null}
        <ol>
          <li>
            <span className="p-field__label">{place(1)}</span> {called("received")}
          </li>
          {STEPS.map((one, at) => (
            <li key={one}>
              <Select
                id={`step-${at + 2}`}
                name="steps[]"
                label={place(at + 2)}
                defaultValue={steps[at] ?? ""}
                options={[
                  { value: "", label: t("admin.stages.nothing") },
                  ...STEPS.map((stage) => ({ value: stage, label: called(stage) })),
                ]}
              />
            </li>
          ))}
          <li>
            <span className="p-field__label">{t("admin.stages.last")}</span> {called("done")}
          </li>
        </ol>
      </fieldset>
      <CheckGroup
        name="aside"
        legend={t("admin.stages.aside")}
        hint={t("admin.stages.asideHint")}
        chosen={form.chosen("aside[]", space.stages)}
        error={form.errorOf("aside")}
        options={ASIDE.map((stage) => ({ value: stage, label: called(stage) }))}
      />
    </>
  );
}
