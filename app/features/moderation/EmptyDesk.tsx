import { ago, duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import type { DeskToday } from "./desk-today.queries.server.ts";
import type { QueueView } from "./desk-view.ts";

type Props = { today: DeskToday | null; view: QueueView; now: string };

/** The desk when nothing waits: what the day was like, and that the tab can stay open. */
export function EmptyDesk({ today, view, now }: Props) {
  const { t, ...zone } = useI18n();
  return (
    <EmptyState title={t(view === "all" ? "moderation.empty" : "moderation.emptyView")}>
      {today?.lastAt ? (
        <p>
          {t("desk.today.last", { ago: ago(today.lastAt, new Date(now), zone) })}{" "}
          {today.median === null
            ? t("desk.today.count", { count: today.count })
            : t("desk.today.median", { count: today.count, wait: duration(today.median, zone.locale) })}
        </p>
      ) : null}
      <p>{t("desk.emptyLead")}</p>
      <ButtonLink to="/moderation/log" look="quiet" reload>
        {t("moderation.log.link")}
      </ButtonLink>
    </EmptyState>
  );
}
