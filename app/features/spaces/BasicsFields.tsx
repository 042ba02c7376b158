import { LOCALES } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { CheckGroup } from "#app/ui/CheckGroup.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { type basicsOf, MODERATION_MODES } from "./space.ts";

type Props = {
  form: ReturnType<typeof formState>;
  start: ReturnType<typeof basicsOf>;
  owners: { id: string; name: string }[];
};

const SUFFIX = { ca: "Ca", es: "Es", en: "En" } as const;

/** What a space is: words in each language, who sees it, how it is moderated. */
export function BasicsFields({ form, start, owners }: Props) {
  const t = useT();
  return (
    <>
      <div className="p-columns">
        {LOCALES.map((locale) => (
          <fieldset key={locale} className="p-group">
            <legend>{t(`common.language.${locale}`)}</legend>
            <TextField
              name={`title${SUFFIX[locale]}`}
              label={t("admin.space.title")}
              lang={locale}
              error={form.errorOf(`title${SUFFIX[locale]}`)}
              defaultValue={form.typed(`title${SUFFIX[locale]}`, start.title[locale])}
              maxLength={LIMITS.space.max}
            />
            <TextArea
              name={`brief${SUFFIX[locale]}`}
              label={t("admin.space.brief")}
              lang={locale}
              rows={9}
              error={form.errorOf(`brief${SUFFIX[locale]}`)}
              defaultValue={form.typed(`brief${SUFFIX[locale]}`, start.brief[locale])}
            />
          </fieldset>
        ))}
      </div>
      <p className="p-meta">{t("admin.space.textHint")}</p>
      <CheckGroup
        name="languages"
        legend={t("admin.space.languages")}
        chosen={form.chosen("languages[]", start.languages)}
        error={form.errorOf("languages")}
        options={LOCALES.map((locale) => ({ value: locale, label: t(`common.language.${locale}`) }))}
      />
      <RadioGroup
        name="visibility"
        legend={t("admin.space.visibility")}
        value={form.typed("visibility", start.visibility)}
        error={form.errorOf("visibility")}
        options={(["public", "private"] as const).map((value) => ({
          value,
          label: t(`admin.space.visibility.${value}`),
        }))}
      />
      <RadioGroup
        name="moderation"
        legend={t("admin.space.moderation")}
        value={form.typed("moderation", start.moderation)}
        error={form.errorOf("moderation")}
        options={MODERATION_MODES.map((mode) => ({ value: mode, label: t(`spaces.moderation.${mode}`) }))}
      />
      <div className="p-narrow p-field-row">
        <TextField
          name="firstCount"
          inputMode="numeric"
          label={t("admin.space.firstCount")}
          hint={t("admin.space.firstCountHint")}
          error={form.errorOf("firstCount")}
          defaultValue={form.typed("firstCount", String(start.firstCount))}
        />
        <TextField
          name="samplePercent"
          inputMode="numeric"
          label={t("admin.space.samplePercent")}
          hint={t("admin.space.samplePercentHint")}
          error={form.errorOf("samplePercent")}
          defaultValue={form.typed("samplePercent", String(start.samplePercent))}
        />
      </div>
      <RadioGroup
        name="presence"
        legend={t("admin.space.presence")}
        value={form.typed("presence", start.presence ? "shown" : "hidden")}
        error={form.errorOf("presence")}
        options={(["shown", "hidden"] as const).map((value) => ({
          value,
          label: t(`admin.space.presence.${value}`),
        }))}
      />
      <div className="p-narrow">
        <Select
          name="organisation"
          label={t("admin.space.organisation")}
          error={form.errorOf("organisation")}
          defaultValue={form.typed("organisation", start.organisationId ?? "")}
          options={[
            { value: "", label: t("admin.space.noOrganisation") },
            ...owners.map((owner) => ({ value: owner.id, label: owner.name })),
          ]}
        />
      </div>
    </>
  );
}
