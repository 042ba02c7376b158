import { DueDate } from "#app/features/ideas/DueDate.tsx";
import { closesVotes, isOverdue, type Stage } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { Tray } from "#app/ui/Tray.tsx";

type Props = {
  stage: Stage;
  own: OwnStages;
  nextStep: string | null;
  nextStepLang: string | null;
  responsible: string | null;
  dueOn: string | null;
  /** When it came to this stage, if it has moved. */
  since: string | null;
};

/** Where an idea is, who has it, until when: one glance. */
export function StageBand({ stage, own, nextStep, nextStepLang, responsible, dueOn, since }: Props) {
  const { t, ...zone } = useI18n();
  const { total, current, variant } = trayOf(stage, own.way);
  const late = isOverdue(stage, dueOn, zone.today);
  // What is done or will not be has no next step to be missed.
  const isEnded = closesVotes(stage);
  const rows = [
    ...(responsible ? [{ key: "who", term: t("pipeline.who"), value: responsible }] : []),
    ...(dueOn && !isEnded
      ? [{ key: "when", term: t("pipeline.when"), value: <DueDate stage={stage} dueOn={dueOn} /> }]
      : []),
  ];
  return (
    <div className="p-stage-band">
      <div>
        <Tray total={total} current={current} variant={late ? "overdue" : variant} size="lg" />
        <p className="p-meta">
          {variant === "normal" || variant === "done"
            ? t("pipeline.place", { place: current + 1, total })
            : t("pipeline.stopped")}
        </p>
        <p className="p-stage-band__stage">{stageName(t, zone.locale, stage, own.names)}</p>
      </div>
      <div>
        {isEnded && !nextStep ? (
          since ? (
            <>
              <p className="p-meta">{t("pipeline.since")}</p>
              <p className="p-stage-band__next">{longDate(since, zone)}</p>
            </>
          ) : null
        ) : (
          <>
            <p className="p-meta">{t("pipeline.next")}</p>
            <p className="p-stage-band__next" lang={nextStepLang ?? undefined}>
              {nextStep ?? t("pipeline.noNext")}
            </p>
          </>
        )}
        {rows.length > 0 ? <Facts rows={rows} /> : null}
      </div>
    </div>
  );
}
