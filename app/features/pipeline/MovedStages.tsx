import { type Stage, WAY } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { type StageNames, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Tray } from "#app/ui/Tray.tsx";

/** Where an idea was and where it is now, side by side. */
export function MovedStages({ from, to, names }: { from: Stage | null; to: Stage; names: StageNames }) {
  const { t, locale } = useI18n();
  return (
    <p className="p-moved">
      {from ? (
        <>
          <StageTray stage={from} names={names} />
          <span aria-hidden="true">→</span>
          <span className="p-visually-hidden">
            {t("pipeline.moved", {
              from: stageName(t, locale, from, names),
              to: stageName(t, locale, to, names),
            })}
          </span>
        </>
      ) : null}
      <StageTray stage={to} names={names} />
    </p>
  );
}

function StageTray({ stage, names }: { stage: Stage; names: StageNames }) {
  const { t, locale } = useI18n();
  return (
    <span className="p-moved__stage" aria-hidden="true">
      <Tray total={WAY.length} {...trayOf(stage)} size="md" />
      <strong>{stageName(t, locale, stage, names)}</strong>
    </span>
  );
}
