import { weekdayName } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { CheckGroup } from "#app/ui/CheckGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { clockOf } from "./clock.ts";
import type { DutySlot } from "./duty.ts";

type Props = {
  form: ReturnType<typeof formState>;
  slots: DutySlot[];
  moderators: { id: string; name: string }[];
};

const BLANK = { userId: "", weekdays: [0, 1, 2, 3, 4], from: 9 * 60, to: 15 * 60 };

/** A row for each turn, and two empty ones. */
export function DutyFields({ form, slots, moderators }: Props) {
  const { t, locale } = useI18n();
  return [...slots, BLANK, BLANK].map((slot, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
    <fieldset key={index} className="p-group p-group--row">
      <legend>{slot.userId ? t("admin.duty.one", { number: index + 1 }) : t("admin.duty.new")}</legend>
      <Select
        name={`person-${index}`}
        label={t("admin.duty.person")}
        error={form.errorOf(`person-${index}`)}
        defaultValue={form.typed(`person-${index}`, slot.userId)}
        options={[
          { value: "", label: t("admin.duty.nobody") },
          ...moderators.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        name={`from-${index}`}
        type="time"
        label={t("admin.clock.from")}
        error={form.errorOf(`from-${index}`)}
        defaultValue={form.typed(`from-${index}`, clockOf(slot.from))}
      />
      <TextField
        name={`to-${index}`}
        type="time"
        label={t("admin.clock.to")}
        error={form.errorOf(`to-${index}`)}
        defaultValue={form.typed(`to-${index}`, clockOf(slot.to))}
      />
      <CheckGroup
        name={`days-${index}`}
        legend={t("admin.duty.days")}
        error={form.errorOf(`days-${index}`)}
        chosen={form.chosen(`days-${index}[]`, slot.weekdays.map(String))}
        options={[0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
          value: String(weekday),
          label: weekdayName(weekday, locale),
        }))}
      />
    </fieldset>
  ));
}
