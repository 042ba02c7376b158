import { type StageNames, stageName } from "#app/features/spaces/stage-words.ts";
import { shortDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import type { TimelineEntry } from "./pipeline.queries.server.ts";

/** What has happened, newest first, each with its note. */
export function Timeline({ entries, names }: { entries: TimelineEntry[]; names: StageNames }) {
  const { t, ...zone } = useI18n();
  return (
    <ol className="p-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className="p-timeline__entry">
          <time className="p-timeline__date" dateTime={entry.at}>
            {shortDate(entry.at, zone)}
          </time>
          <div>
            <p>
              {entry.isCorrection
                ? t("pipeline.corrected", { to: stageName(t, zone.locale, entry.to, names) })
                : entry.from
                  ? t("pipeline.moved", {
                      from: stageName(t, zone.locale, entry.from, names),
                      to: stageName(t, zone.locale, entry.to, names),
                    })
                  : t("pipeline.entered", { to: stageName(t, zone.locale, entry.to, names) })}
            </p>
            {entry.html ? <Prose html={entry.html} lang={entry.lang} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
