import { weekdayName } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { type Clock, clockOf } from "./clock.ts";

type Form = ReturnType<typeof formState>;
const BLANK = ["", "", "", ""];

/** Targets, a row for each weekday, and the holidays with four empty fields. */
export function ClockFields({ form, clock }: { form: Form; clock: Clock }) {
  const { t, locale } = useI18n();
  const targets = { ...clock.targets, appeal: clock.targets.appeal / 60 };
  const typed = (side: 0 | 1) =>
    form.chosen(
      side === 0 ? "from[]" : "to[]",
      clock.hours.map((hours) => (hours ? clockOf(hours[side]) : "")),
    );
  const [from, to] = [typed(0), typed(1)];
  const holidays = form.chosen("days[]", [...clock.holidays, ...BLANK]);
  return (
    <>
      <fieldset className="p-group p-group--row">
        <legend>{t("admin.clock.targets")}</legend>
        {(["text", "report", "appeal"] as const).map((target) => (
          <TextField
            key={target}
            name={target}
            type="number"
            inputMode="numeric"
            label={t(`admin.clock.target.${target}`)}
            error={form.errorOf(target)}
            defaultValue={form.typed(target, String(targets[target]))}
          />
        ))}
      </fieldset>
      <p className="p-lead">{t("admin.clock.hours")}</p>
      <div className="p-columns">
        {clock.hours.map((_, weekday) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is a weekday
          <fieldset key={weekday} className="p-group">
            <legend>{capital(weekdayName(weekday, locale))}</legend>
            <TextField
              name="from[]"
              id={`from.${weekday}`}
              type="time"
              label={t("admin.clock.from")}
              error={form.errorOf(`from.${weekday}`)}
              defaultValue={from[weekday] ?? ""}
            />
            <TextField
              name="to[]"
              id={`to.${weekday}`}
              type="time"
              label={t("admin.clock.to")}
              error={form.errorOf(`to.${weekday}`)}
              defaultValue={to[weekday] ?? ""}
            />
          </fieldset>
        ))}
      </div>
      <fieldset className="p-group p-group--row" id="days" tabIndex={-1}>
        <legend>{t("admin.clock.holidays")}</legend>
        {form.errorOf("days") ? <p className="p-field__error">{form.errorOf("days")}</p> : null}
        {holidays.map((day, index) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place in the form
            key={index}
            name="days[]"
            id={`days.${index}`}
            type="date"
            label={t("admin.clock.holiday", { number: index + 1 })}
            error={form.errorOf(`days.${index}`)}
            defaultValue={day}
          />
        ))}
      </fieldset>
    </>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
