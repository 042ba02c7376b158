import { Link } from "@remix-run/react";
import { ago } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { OrganisationNotice } from "./organisation-notices.queries.server.ts";

/** What came of the organisations the person asked for, and those an administrator has to verify. */
export function OrganisationNotices({ notices, now }: { notices: OrganisationNotice[]; now: string }) {
  const { t, ...zone } = useI18n();
  if (notices.length === 0) return null;
  return (
    <Section title={t("common.nav.organisations")}>
      <ol className="p-notices">
        {notices.map((notice) => (
          <li key={notice.id} className="p-notices__one" data-unread={notice.unread || undefined}>
            <p>
              <Link to={pathOf(notice)}>{notice.name}</Link>: {t(`notifications.kind.${notice.kind}`)}{" "}
              {notice.unread ? <Tag kind="new">{t("notifications.unread")}</Tag> : null}
            </p>
            {notice.why ? <p>{notice.why}</p> : null}
            <p className="p-meta">
              <time dateTime={notice.at}>{ago(notice.at, new Date(now), zone)}</time> ·{" "}
              {t(
                notice.kind === "organisationRequested"
                  ? "notifications.reason.admin"
                  : "notifications.reason.requested",
              )}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function pathOf({ kind, slug }: OrganisationNotice): string {
  return kind === "organisationRequested" ? `/admin/organisations/${slug}` : `/organisations/${slug}`;
}
