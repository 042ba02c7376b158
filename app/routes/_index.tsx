import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { siteSetting } from "#app/core/settings.server.ts";
import { IdeaRow } from "#app/features/ideas/IdeaRow.tsx";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { STAGES, type Stage } from "#app/features/ideas/idea.ts";
import { countByStage } from "#app/features/ideas/idea-counts.queries.server.ts";
import { townLookOf } from "#app/features/ideas/StageLine.tsx";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { spaceSummary } from "#app/features/spaces/space-summary.server.ts";
import { votedIdeas } from "#app/features/votes/list-votes.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
import { TownTray } from "#app/ui/TownTray.tsx";
import { publicHead } from "#app/web/head.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const { db, engine } = context.app;
  const [title, counts, { ideas }, spaces] = await Promise.all([
    siteSetting(db, "site_name", "Planter"),
    countByStage(context.app, context.viewer),
    listIdeas(db, engine, context.viewer, { sort: "active", limit: 5 }),
    visibleSpaces(db, context.viewer),
  ]);
  return {
    title,
    meta: publicHead(context, {
      title,
      about: translateIn(context.locale)("pages.landing.lead"),
      path: "/",
    }),
    counts,
    ideas,
    voted: await votedIdeas(db, context.viewer, ideas),
    spaces: spaces.map((space) => spaceSummary(space, context.locale)),
  };
});

export const meta = pageTitle;

const PROOF: { key: "proposed" | "underway" | "done"; stages: readonly Stage[]; to: string }[] = [
  { key: "proposed", stages: STAGES, to: "/ideas" },
  { key: "underway", stages: ["underway"], to: "/ideas?stage=underway" },
  { key: "done", stages: ["done"], to: "/results" },
];

export default function Landing() {
  const { t, locale } = useI18n();
  const { title, counts, ideas, voted, spaces } = useLoaderData<typeof loader>();
  const sum = (stages: readonly Stage[]) => stages.reduce((total, stage) => total + (counts[stage] ?? 0), 0);
  return (
    <>
      <div className="p-landing">
        <div className="p-landing__say">
          <h1>{t("pages.landing.title", { name: title })}</h1>
          <p className="p-heading__lead">{t("pages.landing.lead")}</p>
          <p className="p-form__acts">
            <ButtonLink to="/ideas/new" size="lg">
              {t("common.nav.propose")}
            </ButtonLink>
            <ButtonLink to="/ideas" size="lg" look="quiet">
              {t("pages.landing.see")}
            </ButtonLink>
          </p>
        </div>
        <ul className="p-proof p-landing__proof">
          {PROOF.map((proof) => (
            <li key={proof.key}>
              <Link to={proof.to}>
                <strong>{sum(proof.stages)}</strong>{" "}
                <span>{t(`pages.landing.${proof.key}`, { count: sum(proof.stages) })}</span>
              </Link>
            </li>
          ))}
        </ul>
        <section className="p-landing__tray" aria-labelledby="tray-title">
          <h2 id="tray-title">{t("pages.landing.tray")}</h2>
          <TownTray
            rows={STAGES.filter((stage) => (counts[stage] ?? 0) > 0).map((stage) => ({
              key: stage,
              to: `/ideas?stage=${stage}`,
              name: t(`pipeline.stage.${stage}`),
              count: counts[stage] ?? 0,
              look: townLookOf(stage),
            }))}
          />
        </section>
      </div>
      <div className="p-split">
        <Section title={t("pages.landing.now")} id="now">
          <ol className="p-list">
            {ideas.map((idea) => (
              <IdeaRow key={idea.id} idea={idea} voted={voted.includes(idea.id)} />
            ))}
          </ol>
        </Section>
        <Section title={t("common.nav.spaces")} id="spaces">
          <ul className="p-list">
            {spaces.map((space) => (
              <li key={space.slug} className="p-list__row">
                <h3>
                  <Link to={`/spaces/${space.slug}`}>{inLocale(space.title, locale)}</Link>
                </h3>
                <p lang={space.lang}>{space.summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
