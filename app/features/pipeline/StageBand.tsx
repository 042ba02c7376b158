import { type Stage, WAY } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { dayInWords } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { Tray } from "#app/ui/Tray.tsx";

type Props = {
  stage: Stage;
  nextStep: string | null;
  responsible: string | null;
  dueOn: string | null /** The local day, to tell what is late. */;
  today: string;
};

/** Where an idea is, who has it, until when: one glance. */
export function StageBand({ stage, nextStep, responsible, dueOn, today }: Props) {
  const { t, locale } = useI18n();
  const { current, variant } = trayOf(stage);
  const late = dueOn !== null && dueOn < today && stage !== "done";
  const rows = [
    ...(responsible ? [{ key: "who", term: t("pipeline.who"), value: responsible }] : []),
    ...(dueOn
      ? [
          {
            key: "when",
            term: t("pipeline.when"),
            value: (
              <span data-late={late || undefined}>
                {t(late ? "pipeline.wasDue" : "pipeline.dueBefore", { date: dayInWords(dueOn, locale) })}
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="p-stage-band">
      <div>
        <Tray total={WAY.length} current={current} variant={late ? "overdue" : variant} size="lg" />
        <p className="p-meta">
          {variant === "normal" || variant === "done"
            ? t("pipeline.place", { place: current + 1, total: WAY.length })
            : t("pipeline.stopped")}
        </p>
        <p className="p-stage-band__stage">{t(`pipeline.stage.${stage}`)}</p>
      </div>
      <div>
        <p className="p-meta">{t("pipeline.next")}</p>
        <p className="p-stage-band__next">{nextStep ?? t("pipeline.noNext")}</p>
        {rows.length > 0 ? <Facts rows={rows} /> : null}
      </div>
    </div>
  );
}
