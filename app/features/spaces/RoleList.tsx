import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { HeldRole } from "./people.queries.server.ts";
import { inLocale } from "./space.ts";

/** Who has which role where; linked to the person for those who give roles. */
export function RoleList({ roles, linked }: { roles: HeldRole[]; linked: boolean }) {
  const { t, locale } = useI18n();
  if (roles.length === 0) return <EmptyState title={t("admin.people.none")} />;
  return (
    <ul className="p-list">
      {roles.map((held) => (
        <li key={`${held.userId}${held.role}${held.space?.id}`} className="p-person">
          <div>
            {linked ? (
              <Link to={`/admin/people/${held.userId}`} reloadDocument>
                <strong>{held.name}</strong>
              </Link>
            ) : (
              <strong>{held.name}</strong>
            )}{" "}
            <span className="p-meta">{held.address}</span>
            <p className="p-meta">
              {held.space ? inLocale(held.space.title, locale) : t("admin.people.site")}
            </p>
          </div>
          <p>
            {held.state === "suspended" ? <Tag kind="danger">{t("admin.people.suspended")}</Tag> : null}{" "}
            <Tag>{t(`admin.people.role.${held.role}`)}</Tag>
          </p>
        </li>
      ))}
    </ul>
  );
}
