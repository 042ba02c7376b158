import { dayInWords, daysAgo } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { isOverdue, type Stage } from "./idea.ts";

/** Until when an idea's next step is promised; once the day has passed, that it was to be by then. */
export function DueDate({ stage, dueOn }: { stage: Stage; dueOn: string }) {
  const { t, locale, today } = useI18n();
  const date = dayInWords(dueOn, locale);
  return isOverdue(stage, dueOn, today) ? (
    <span className="p-due" data-late>
      <Icon name="alert" /> {t("pipeline.wasDue", { date, ago: daysAgo(dueOn, today, locale) })}
    </span>
  ) : (
    <span className="p-due">{t("pipeline.dueBefore", { date })}</span>
  );
}
