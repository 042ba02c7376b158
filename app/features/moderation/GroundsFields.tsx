import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import type { formState } from "#app/web/form.ts";

type Props = {
  form: Pick<ReturnType<typeof formState>, "typed" | "errorOf">;
  rules: { number: number; text: Localized }[];
  /** The rule that is chosen to begin with. */
  rule?: number | null;
  legend: string;
};

/** Rule and reason: what every restriction, and every way back from one, is founded on. */
export function GroundsFields({ form, rules, rule = null, legend }: Props) {
  const { t, locale } = useI18n();
  return (
    <>
      <RadioGroup
        name="rule"
        legend={legend}
        value={form.typed("rule", rule === null ? "" : String(rule))}
        error={form.errorOf("rule")}
        options={rules.map((each) => ({
          value: String(each.number),
          label: `${each.number}. ${inLocale(each.text, locale)}`,
        }))}
      />
      <TextArea
        name="reason"
        label={t("moderation.reason")}
        hint={t("moderation.reasonHint")}
        rows={3}
        error={form.errorOf("reason")}
        defaultValue={form.typed("reason")}
        required
      />
    </>
  );
}
