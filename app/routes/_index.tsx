import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";

export default function Landing() {
  const t = useT();
  return (
    <PageHeading title={t("common.siteName")}>
      <ButtonLink to="/ideas">{t("common.nav.ideas")}</ButtonLink>
    </PageHeading>
  );
}
