import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";
import { inLocale, type Space } from "./space.ts";

const PARTS = [
  "basics",
  "phases",
  "categories",
  "stages",
  "rules",
  "words",
  "clock",
  "duty",
  "members",
  "people",
  "figures",
] as const;
type Part = (typeof PARTS)[number];

/** The frame of a space's editing pages: its name, its parts, and the way back to what everybody sees. */
export function SpaceDesk({
  space,
  part,
  children,
}: {
  space: Pick<Space, "slug" | "title">;
  part: Part;
  children: ReactNode;
}) {
  const { t, locale } = useI18n();
  const base = `/spaces/${space.slug}/edit`;
  return (
    <div className="p-wide">
      <PageHeading title={t("admin.space.edit", { title: inLocale(space.title, locale) })}>
        <ButtonLink to={`/spaces/${space.slug}`} look="quiet" reload>
          {t("admin.space.see")}
        </ButtonLink>
      </PageHeading>
      <Tabs
        label={t("admin.space.parts")}
        tabs={PARTS.map((name) => ({
          to: name === "basics" ? base : `${base}/${name}`,
          label: t(`admin.space.part.${name}`),
          current: name === part,
        }))}
      />
      {children}
    </div>
  );
}
