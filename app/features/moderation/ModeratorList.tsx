import { duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import type { ModeratorFigures } from "./moderator-figures.queries.server.ts";

/** What each moderator decided, for organisers. */
export function ModeratorList({ figures }: { figures: ModeratorFigures[] }) {
  const { t, locale } = useI18n();
  if (figures.length === 0) return <EmptyState title={t("admin.figures.none")} />;
  return (
    <ul className="p-list">
      {figures.map((one) => (
        <li key={one.id} className="p-person">
          <div>
            <strong>{one.name}</strong>
            <p className="p-meta">
              {[
                one.median === null
                  ? t("admin.figures.noMedian")
                  : t("admin.figures.median", { wait: duration(one.median, locale) }),
                t("admin.figures.appealed", { count: one.appealed }),
                t("admin.figures.overturned", { count: one.overturned }),
              ].join(" · ")}
            </p>
          </div>
          <p>{t("admin.figures.decisions", { count: one.decisions })}</p>
        </li>
      ))}
    </ul>
  );
}
