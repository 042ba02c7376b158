import { LOCALES } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import type { formState } from "#app/web/form.ts";
import type { Localized } from "./space.ts";

type Row = { number: number; text: Localized; retired: boolean; named: boolean };
const BLANK: Row = { number: 0, text: {}, retired: false, named: false };

/** A group for each rule, and two empty ones. What a decision names is read-only in the languages it has. */
export function RuleFields({ form, rules }: { form: ReturnType<typeof formState>; rules: Row[] }) {
  const t = useT();
  return [...rules, BLANK, BLANK].map((rule, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
    <fieldset key={index} className="p-group">
      <legend>{rule.number ? t("admin.rules.one", { number: rule.number }) : t("admin.rules.new")}</legend>
      {rule.named ? <p className="p-field__hint">{t("admin.rules.namedHint")}</p> : null}
      <input
        type="hidden"
        name={`number-${index}`}
        value={form.typed(`number-${index}`, String(rule.number))}
      />
      <div className="p-columns">
        {LOCALES.map((language) => (
          <TextArea
            key={language}
            name={`${language}-${index}`}
            lang={language}
            rows={3}
            label={t(`common.language.${language}`)}
            error={form.errorOf(`${language}-${index}`)}
            defaultValue={form.typed(`${language}-${index}`, rule.text[language])}
            maxLength={LIMITS.clause.max}
            readOnly={rule.named && rule.text[language] !== undefined}
          />
        ))}
      </div>
      {rule.number ? (
        <Checkbox
          name={`retired-${index}`}
          value="1"
          label={t("admin.rules.retire")}
          defaultChecked={form.key ? form.typed(`retired-${index}`) === "1" : rule.retired}
        />
      ) : null}
    </fieldset>
  ));
}
