import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";

/** The frame of an organisation's editing pages. */
export function OrganisationDesk({
  organisation,
  part,
  children,
}: {
  organisation: { slug: string; name: string };
  part: "profile" | "members";
  children: ReactNode;
}) {
  const t = useT();
  const base = `/organisations/${organisation.slug}/edit`;
  return (
    <div className="p-narrow">
      <PageHeading title={organisation.name}>
        <ButtonLink to={`/organisations/${organisation.slug}`} look="quiet" reload>
          {t("admin.organisation.see")}
        </ButtonLink>
      </PageHeading>
      <Tabs
        label={organisation.name}
        tabs={[
          { to: base, label: t("admin.organisation.profile"), current: part === "profile" },
          { to: `${base}/members`, label: t("admin.organisation.members"), current: part === "members" },
        ]}
      />
      {children}
    </div>
  );
}
