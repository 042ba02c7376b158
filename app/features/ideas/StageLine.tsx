import { type StageNames, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { TownTrayLook } from "#app/ui/TownTray.tsx";
import { Tray, type TrayVariant } from "#app/ui/Tray.tsx";
import { type Stage, WAY } from "./idea.ts";

/** How a stage looks as a tray: its place on the way, or how it stopped. */
export function trayOf(stage: Stage): { current: number; variant: TrayVariant } {
  if (stage === "declined" || stage === "paused" || stage === "merged") return { current: 3, variant: stage };
  return { current: WAY.indexOf(stage), variant: stage === "done" ? "done" : "normal" };
}

/** How a stage looks in the tray of all ideas. */
export function townLookOf(stage: Stage): TownTrayLook {
  if (stage === "received" || stage === "discussion") return "waiting";
  if (stage === "voting") return "open";
  if (stage === "done") return "done";
  return stage === "declined" || stage === "paused" || stage === "merged" ? "stopped" : "held";
}
type Props = {
  stage: Stage;
  /** What its space calls its stages. */
  names?: StageNames | null;
  size?: "sm" | "md" | "lg";
  overdue?: boolean;
};

/** Tray and words of a stage, on one line. */
export function StageLine({ stage, names, size = "sm", overdue = false }: Props) {
  const { t, locale } = useI18n();
  const { current, variant } = trayOf(stage);
  return (
    <span className="p-stage-line">
      <Tray total={WAY.length} current={current} variant={overdue ? "overdue" : variant} size={size} />{" "}
      <strong>{stageName(t, locale, stage, names)}</strong>
    </span>
  );
}
