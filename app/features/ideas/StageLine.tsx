import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { TownTrayLook } from "#app/ui/TownTray.tsx";
import { Tray, type TrayVariant } from "#app/ui/Tray.tsx";
import { type Stage, WAY, wayWith } from "./idea.ts";

/** How a stage looks as a tray: its place on the way, of its space or of the site, or how it stopped. */
export function trayOf(
  stage: Stage,
  way?: readonly Stage[] | null,
): { total: number; current: number; variant: TrayVariant } {
  const whole = wayWith(way ?? WAY, [stage]);
  const total = whole.length;
  if (stage === "declined" || stage === "paused" || stage === "merged")
    return { total, current: Math.floor(total / 2), variant: stage };
  return { total, current: whole.indexOf(stage), variant: stage === "done" ? "done" : "normal" };
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
  /** Its space's names and way; the site's where several spaces stand together. */
  own?: OwnStages | null;
  size?: "sm" | "md" | "lg";
  overdue?: boolean;
};

/** Tray and words of a stage, on one line. */
export function StageLine({ stage, own, size = "sm", overdue = false }: Props) {
  const { t, locale } = useI18n();
  const { variant, ...place } = trayOf(stage, own?.way);
  return (
    <span className="p-stage-line">
      <Tray {...place} variant={overdue ? "overdue" : variant} size={size} />{" "}
      <strong>{stageName(t, locale, stage, own?.names)}</strong>
    </span>
  );
}
