import type { Stage } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Tray } from "#app/ui/Tray.tsx";

/** Where an idea was and where it is now, side by side. */
export function MovedStages({ from, to, own }: { from: Stage | null; to: Stage; own: OwnStages }) {
  const { t, locale } = useI18n();
  return (
    <p className="p-moved">
      {from ? (
        <>
          <StageTray stage={from} own={own} />
          <span aria-hidden="true">→</span>
          <span className="p-visually-hidden">
            {t("pipeline.moved", {
              from: stageName(t, locale, from, own.names),
              to: stageName(t, locale, to, own.names),
            })}
          </span>
        </>
      ) : null}
      <StageTray stage={to} own={own} />
    </p>
  );
}

function StageTray({ stage, own }: { stage: Stage; own: OwnStages }) {
  const { t, locale } = useI18n();
  return (
    <span className="p-moved__stage" aria-hidden="true">
      <Tray {...trayOf(stage, own.way)} size="md" />
      <strong>{stageName(t, locale, stage, own.names)}</strong>
    </span>
  );
}
