import { shortDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import type { TimelineEntry } from "./pipeline.queries.server.ts";

/** What has happened, newest first, each with its note. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
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
                ? t("pipeline.corrected", { to: t(`pipeline.stage.${entry.to}`) })
                : entry.from
                  ? t("pipeline.moved", {
                      from: t(`pipeline.stage.${entry.from}`),
                      to: t(`pipeline.stage.${entry.to}`),
                    })
                  : t("pipeline.entered", { to: t(`pipeline.stage.${entry.to}`) })}
            </p>
            {entry.html ? <Prose html={entry.html} lang={entry.lang} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
