import { duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { type Aged, latenessOf } from "./lateness.ts";

/** How long something waits, by what of its target is left: plain, warning from half of it, danger beyond it. */
export function AgeChip({ item, now, long }: { item: Aged; now: string; long?: boolean }) {
  const { t, locale } = useI18n();
  const late = latenessOf(item, now);
  const waited = duration(Date.parse(now) - Date.parse(item.waitingSince), locale);
  if (!late)
    return (
      <span className="p-age">
        {waited}
        {long ? ` · ${t("desk.age.inTime")}` : null}
      </span>
    );
  const words = t(`desk.age.${late}`);
  return (
    <span className="p-age" data-late={late}>
      <Icon name={late === "overdue" ? "alarm" : "clock"} />
      {long ? `${words} · ` : <span className="p-visually-hidden">{words}: </span>}
      {waited}
    </span>
  );
}
