import { type StageNames, stageName } from "#app/features/spaces/stage-words.ts";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { HistoryEntry } from "./history.queries.server.ts";

/** What was done to the dossier and where the idea was moved, by whom, newest first. */
export function History({ entries, names }: { entries: HistoryEntry[]; names: StageNames }) {
  const { t, ...zone } = useI18n();
  return (
    <ol className="p-rows">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span>
            {entry.act === "move"
              ? t("dossier.did.move", { stage: stageName(t, zone.locale, entry.to, names) })
              : t(`dossier.did.${entry.act}`, { about: entry.about })}
            <span className="p-meta">
              {entry.by ? `${entry.by} · ` : ""}
              {dateTime(entry.at, zone)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
