import { type Stage, WAY } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Tray } from "#app/ui/Tray.tsx";

/** Where an idea was and where it is now, side by side. */
export function MovedStages({ from, to }: { from: Stage | null; to: Stage }) {
  const t = useT();
  return (
    <p className="p-moved">
      {from ? (
        <>
          <StageTray stage={from} />
          <span aria-hidden="true">→</span>
          <span className="p-visually-hidden">
            {t("pipeline.moved", { from: t(`pipeline.stage.${from}`), to: t(`pipeline.stage.${to}`) })}
          </span>
        </>
      ) : null}
      <StageTray stage={to} />
    </p>
  );
}

function StageTray({ stage }: { stage: Stage }) {
  const t = useT();
  return (
    <span className="p-moved__stage" aria-hidden="true">
      <Tray total={WAY.length} {...trayOf(stage)} size="md" />
      <strong>{t(`pipeline.stage.${stage}`)}</strong>
    </span>
  );
}
