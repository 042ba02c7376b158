import { inLocale, localeOf } from "#app/features/spaces/space.ts";
import { dateTime, longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { Restriction } from "./restriction.queries.server.ts";

/** Why a text is not public: its rule in words, the reason, who and when, and what came of an appeal. */
export function RestrictionWords({ restriction }: { restriction: Restriction }) {
  const { t, ...zone } = useI18n();
  const { rule, appeal } = restriction;
  return (
    <>
      {rule === null ? null : (
        <p>
          <a href="/rules">{t("ideas.rule", { number: rule })}</a>:{" "}
          <span lang={localeOf(restriction.ruleText, zone.locale)}>
            {inLocale(restriction.ruleText, zone.locale)}
          </span>
        </p>
      )}
      <p>{restriction.reason}</p>
      <p className="p-meta">{t("ideas.restricted.by", { date: dateTime(restriction.at, zone) })}</p>
      {appeal?.state === "waiting" ? (
        <p>
          {t("ideas.appeal.waiting")}{" "}
          {appeal.dueAt ? t("ideas.appeal.due", { date: dateTime(appeal.dueAt, zone) }) : null}
        </p>
      ) : null}
      {appeal?.state === "upheld" ? <p>{t("ideas.appeal.upheld", { answer: appeal.answer ?? "" })}</p> : null}
    </>
  );
}

/** Beside the way to ask for a review: that it is free, and until when; nothing once one was asked for. */
export function AppealUntil({ restriction }: { restriction: Restriction }) {
  const { t, ...zone } = useI18n();
  const { appeal, appealUntil } = restriction;
  return appeal || !appealUntil ? null : (
    <p className="p-meta">{t("ideas.appeal.until", { date: longDate(appealUntil, zone) })}</p>
  );
}
