import { trayOf } from "#app/features/ideas/StageLine.tsx";
import type { Stage } from "#app/features/spaces/stage.ts";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Tray } from "#app/ui/Tray.tsx";

type Props = {
  label: string;
  stages: { stage: Stage; count: number; to: string }[];
  own: OwnStages | null;
  chosen?: Stage | null;
  /** The way back to all of them. */
  every?: { text: string; to: string };
};

/** The stages as a row of chips, where columns have no room. */
export function StagePicker({ label, stages, own, chosen = null, every }: Props) {
  const { t, locale } = useI18n();
  return (
    <nav className="p-stage-picker" aria-label={label} data-chosen={chosen ?? undefined}>
      <ul>
        {every ? (
          <li>
            <a href={every.to} aria-current={chosen === null ? "page" : undefined}>
              {every.text} <span>{stages.reduce((sum, { count }) => sum + count, 0)}</span>
            </a>
          </li>
        ) : null}
        {stages.map(({ stage, count, to }) => (
          <li key={stage}>
            <a href={to} aria-current={chosen === stage ? "page" : undefined}>
              <Tray {...trayOf(stage, own?.way)} size="sm" />
              {stageName(t, locale, stage, own?.names)} <span>{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
