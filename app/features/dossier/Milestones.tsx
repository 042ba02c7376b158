import { dayInWords, daysAgo } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";

type Milestone = { id: string; title: string; lang: string; dueOn: string; doneOn: string | null };

/** The parts of the way that are promised, and which are done, to everybody. */
export function Milestones({ milestones }: { milestones: Milestone[] }) {
  return (
    <ol className="p-milestones">
      {milestones.map((one) => (
        <li key={one.id} data-done={one.doneOn ? "" : undefined}>
          <span lang={one.lang}>{one.title}</span> <MilestoneState milestone={one} />
        </li>
      ))}
    </ol>
  );
}

/** Until when a milestone is promised, since when it is done, or that its day has passed. */
export function MilestoneState({ milestone: { dueOn, doneOn } }: { milestone: Milestone }) {
  const { t, locale, today } = useI18n();
  if (doneOn)
    return (
      <span className="p-due">
        <Icon name="check" /> {t("pipeline.milestoneDone", { date: dayInWords(doneOn, locale) })}
      </span>
    );
  return dueOn < today ? (
    <span className="p-due" data-late>
      <Icon name="alert" />{" "}
      {t("pipeline.wasDue", { date: dayInWords(dueOn, locale), ago: daysAgo(dueOn, today, locale) })}
    </span>
  ) : (
    <span className="p-due">{t("pipeline.dueBefore", { date: dayInWords(dueOn, locale) })}</span>
  );
}
