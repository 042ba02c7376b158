import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import type { SuspensionAppeal } from "./suspension-appeal.queries.server.ts";

/** The appeals against suspensions that are this person's to decide: about no text, so beside the queue. */
export function SuspensionAppeals({ appeals, now }: { appeals: SuspensionAppeal[]; now: string }) {
  const { t, ...zone } = useI18n();
  if (appeals.length === 0) return null;
  const late = appeals.some(({ dueAt }) => dueAt !== null && dueAt < now);
  return (
    <Notice
      kind={late ? "danger" : "warn"}
      title={t("moderation.suspension.waiting", { count: appeals.length })}
    >
      <ul className="p-lines">
        {appeals.map((appeal) => (
          <li key={appeal.id}>
            <a href={`/moderation/appeals/${appeal.id}`}>
              {appeal.name ?? t("moderation.suspension.ofAddress")}
            </a>{" "}
            {appeal.dueAt ? t("moderation.suspension.due", { date: dateTime(appeal.dueAt, zone) }) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
