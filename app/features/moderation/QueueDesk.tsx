import { duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";
import { QueueNews } from "./QueueNews.tsx";
import { QueueReading, type ReadingProps } from "./QueueReading.tsx";
import type { WaitingItem } from "./waiting-item.server.ts";

/** The parts of the queue: texts that wait to be published, reports, appeals. */
export const QUEUE_VIEWS = ["all", "text", "report", "appeal"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

type Props = {
  items: WaitingItem[];
  open: WaitingItem | null;
  view: QueueView;
  counts: Record<QueueView, number>;
  now: string;
} & Omit<ReadingProps, "open">;

/** What waits at the left, oldest due first; what is read and decided at the right. */
export function QueueDesk({ items, open, view, counts, now, ...reading }: Props) {
  const { t, locale } = useI18n();
  const late = (item: WaitingItem) => (item.dueAt < now ? "overdue" : undefined);
  const address = (item: WaitingItem) =>
    `/moderation?${view === "all" ? "" : `type=${view}&`}item=${item.id}`;
  return (
    <>
      <Tabs
        label={t("moderation.views")}
        tabs={[
          ...QUEUE_VIEWS.map((each) => ({
            to: each === "all" ? "/moderation" : `/moderation?type=${each}`,
            label: `${t(`moderation.view.${each}`)} ${counts[each]}`,
            current: each === view,
          })),
          { to: "/moderation/log", label: t("moderation.log.link"), current: false },
        ]}
      />
      <QueueNews key={now} here={open ? address(open) : "/moderation"} />
      {open ? (
        <div className="p-desk">
          <section className="p-desk__list" aria-labelledby="queue-title">
            <h1 id="queue-title">{t("moderation.title", { count: counts[view] })}</h1>
            <ol className="p-list">
              {items.map((item) => (
                <li key={item.id} className="p-queue-row" data-open={item.id === open.id || undefined}>
                  <span className="p-age" data-late={late(item)}>
                    {duration(Date.parse(now) - Date.parse(item.waitingSince), locale)}
                  </span>
                  <a href={address(item)} aria-current={item.id === open.id ? "true" : undefined}>
                    <strong>{item.author || t("comments.noAuthor")}</strong> Nº {item.idea.number}
                    <span className="p-queue-row__text">{item.title ?? item.text.slice(0, 80)}</span>
                    {item.report ? (
                      <span className="p-queue-row__why">
                        {t("moderation.reportOf", {
                          reason: t(`moderation.report.reason.${item.report.reason}`),
                        })}
                      </span>
                    ) : null}
                    {item.appeal ? (
                      <span className="p-queue-row__why">{t("moderation.appealed")}</span>
                    ) : null}
                    {item.before ? (
                      <span className="p-queue-row__why">{t("moderation.newVersion")}</span>
                    ) : null}
                  </a>
                </li>
              ))}
            </ol>
          </section>
          <QueueReading key={open.id} open={open} {...reading} />
        </div>
      ) : (
        <EmptyState title={t(view === "all" ? "moderation.empty" : "moderation.emptyView")}>
          <ButtonLink to="/moderation/log" look="quiet" reload>
            {t("moderation.log.link")}
          </ButtonLink>
        </EmptyState>
      )}
    </>
  );
}
