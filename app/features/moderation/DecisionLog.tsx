import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { dateTime, duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Select } from "#app/ui/Select.tsx";
import type { LogEntry } from "./decision-log.queries.server.ts";

type Props = {
  entries: LogEntry[];
  next: string | null;
  spaces: { slug: string; title: Localized }[];
  space: string | null;
  all: boolean;
};

/** The public log: one line of template per decision. */
export function DecisionLog({ entries, next, spaces, space, all }: Props) {
  const { t, locale } = useI18n();
  const more = new URLSearchParams({
    ...(space ? { space } : {}),
    ...(all ? { show: "all" } : {}),
    after: next ?? "",
  });
  return (
    <div className="p-narrow">
      <PageHeading title={t("moderation.log.title")} lead={t("moderation.log.lead")} />
      <form method="get" className="p-log-filter">
        <Select
          name="space"
          label={t("ideas.filter.space")}
          defaultValue={space ?? ""}
          options={[
            { value: "", label: t("moderation.log.everySpace") },
            ...spaces.map((each) => ({ value: each.slug, label: inLocale(each.title, locale) })),
          ]}
        />
        <Select
          name="show"
          label={t("moderation.log.show")}
          defaultValue={all ? "all" : ""}
          options={[
            { value: "", label: t("moderation.log.restrictions") },
            { value: "all", label: t("moderation.log.everything") },
          ]}
        />
        <Button look="quiet">{t("moderation.log.apply")}</Button>
      </form>
      {entries.length === 0 ? <EmptyState title={t("moderation.log.none")} /> : null}
      <ol className="p-log">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {next ? (
        <p className="p-gap">
          <ButtonLink to={`/moderation/log?${more}`} look="quiet">
            {t("common.more")}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const { t, ...zone } = useI18n();
  const facts = [
    t(`moderation.log.source.${entry.source}`),
    t(entry.automated ? "moderation.log.automated" : "moderation.log.byPerson"),
    ...(entry.waited === null
      ? []
      : [t("moderation.log.waited", { time: duration(entry.waited, zone.locale) })]),
  ];
  return (
    <li className="p-log__entry">
      <p className="p-meta">
        <time dateTime={entry.at}>{dateTime(entry.at, zone)}</time> ·{" "}
        {inLocale(entry.space.title, zone.locale)}
      </p>
      <p>
        <strong>{t(`moderation.log.${entry.what}`)}</strong>{" "}
        {entry.number === null ? null : <a href={`/ideas/${entry.number}`}>Nº {entry.number}</a>}
      </p>
      {entry.rule ? (
        <p>
          {t("ideas.rule", { number: entry.rule.number })}: {inLocale(entry.rule.text, zone.locale)}
        </p>
      ) : null}
      <p className="p-meta">{facts.join(" · ")}</p>
      {entry.restoration ? (
        <p>
          <a href={entry.restoration}>{t("moderation.restoration.act")}</a>
        </p>
      ) : null}
    </li>
  );
}
