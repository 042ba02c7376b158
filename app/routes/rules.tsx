import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { usualWaits } from "#app/features/moderation/usual-wait.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale, type Localized, localeOf } from "#app/features/spaces/space.ts";
import { rulesOfSpaces } from "#app/features/spaces/space-parts.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const spaces = await visibleSpaces(context.app.db, context.viewer);
  const rules = await rulesOfSpaces(
    context.app.db,
    spaces.map((space) => space.id),
  );
  const waits = await usualWaits(
    context.app,
    spaces.map((space) => space.id),
  );
  return {
    title: translateIn(context.locale)("common.nav.rules"),
    spaces: spaces.map((space) => ({
      slug: space.slug,
      title: space.title,
      moderation: space.moderation,
      usualWait: space.moderation === "after" ? null : (waits.get(space.id) ?? null),
      rules: rules.filter((rule) => rule.spaceId === space.id && !rule.retired),
      retired: rules.filter((rule) => rule.spaceId === space.id && rule.retired),
    })),
  };
});

export const meta = pageTitle;

export default function Rules() {
  const { t, locale } = useI18n();
  const { spaces } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading title={t("common.nav.rules")} lead={t("pages.rules.lead")} />
      {spaces.map((space) => (
        <Section key={space.slug} title={inLocale(space.title, locale)} id={space.slug}>
          <p>
            {t(`spaces.moderation.${space.moderation}`)}
            {space.usualWait === null
              ? null
              : ` ${t("spaces.usualWait", { wait: duration(space.usualWait, locale) })}`}
          </p>
          <RuleList rules={space.rules} />
          {space.retired.length > 0 ? (
            <details>
              <summary>{t("spaces.retired")}</summary>
              <RuleList rules={space.retired} />
            </details>
          ) : null}
          <p>
            <a href={`/moderation/log?space=${space.slug}`}>{t("common.nav.log")}</a>
          </p>
        </Section>
      ))}
    </div>
  );
}

function RuleList({ rules }: { rules: { number: number; text: Localized }[] }) {
  const { locale } = useI18n();
  return (
    <ol className="p-rules">
      {rules.map((rule) => (
        <li key={rule.number} value={rule.number} lang={localeOf(rule.text, locale)}>
          {inLocale(rule.text, locale)}
        </li>
      ))}
    </ol>
  );
}
