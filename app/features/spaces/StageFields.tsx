import { LOCALES } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import type { Space } from "./space.ts";
import { asksFor, NOTED, STAGES } from "./stage.ts";
import { NEEDS } from "./stage-words.ts";

type Props = {
  form: ReturnType<typeof formState>;
  space: Pick<Space, "stages" | "stageNames" | "stageNeeds">;
};

/** For each stage of a space what it is called there, and what a move to it must say. */
export function StageFields({ form, space }: Props) {
  const t = useT();
  return space.stages.map((stage) => {
    const index = STAGES.indexOf(stage);
    return (
      <fieldset key={stage} className="p-group p-group--row">
        <legend>{t(`pipeline.stage.${stage}`)}</legend>
        {LOCALES.map((language) => (
          <TextField
            key={language}
            name={`${language}-${index}`}
            lang={language}
            label={t(`common.language.${language}`)}
            error={form.errorOf(`${language}-${index}`)}
            defaultValue={form.typed(`${language}-${index}`, space.stageNames[stage]?.[language])}
            maxLength={LIMITS.stage.max}
          />
        ))}
        <div className="p-stage-needs">
          <p className="p-field__label">{t("admin.stages.needs")}</p>
          {NOTED.includes(stage) ? <p className="p-field__hint">{t("admin.stages.noted")}</p> : null}
          {NEEDS.filter((need) => asksFor(stage, need)).map((need) => (
            <Checkbox
              key={need}
              name={`${need}-${index}`}
              value="1"
              label={t(`admin.stages.need.${need}`)}
              defaultChecked={
                form.key === null
                  ? (space.stageNeeds[stage]?.includes(need) ?? false)
                  : form.typed(`${need}-${index}`) === "1"
              }
            />
          ))}
        </div>
      </fieldset>
    );
  });
}
