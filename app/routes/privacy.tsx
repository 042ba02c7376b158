import type { LoaderFunctionArgs } from "@remix-run/node";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(({ context }: LoaderFunctionArgs) => ({
  title: translateIn(context.locale)("common.nav.privacy"),
}));

export const meta = pageTitle;

export default function Privacy() {
  const t = useT();
  return (
    <div className="p-narrow p-prose">
      <PageHeading title={t("common.nav.privacy")} />
      <p>{t("pages.privacy.one")}</p>
      <p>{t("pages.privacy.two")}</p>
      <p>{t("pages.privacy.three")}</p>
      <p>{t("pages.privacy.four")}</p>
    </div>
  );
}
