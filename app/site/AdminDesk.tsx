import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";

const PARTS = ["overview", "organisations", "people", "site"] as const;

/** The frame of the admins' pages. */
export function AdminDesk({
  part,
  title,
  lead,
  children,
}: {
  part: (typeof PARTS)[number];
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <>
      <PageHeading title={title} lead={lead} />
      <Tabs
        label={t("common.nav.admin")}
        tabs={PARTS.map((name) => ({
          to: name === "overview" ? "/admin" : `/admin/${name}`,
          label: t(`admin.part.${name}`),
          current: name === part,
        }))}
      />
      {children}
    </>
  );
}
