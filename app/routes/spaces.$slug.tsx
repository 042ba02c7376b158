import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { IdeaRow } from "#app/features/ideas/IdeaRow.tsx";
import { listIdeas, votedIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { isOpenFor } from "#app/features/spaces/space.policy.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { closesAt, inLocale, PHASE_KINDS } from "#app/features/spaces/space.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { db, engine, now } = context.app;
  const space = await spaceBySlug(db, context.viewer, params.slug ?? "");
  const { ideas, next } = await listIdeas(db, engine, context.viewer, {
    space: space.slug,
    sort: "active",
    limit: 10,
  });
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title, brief: space.brief, moderation: space.moderation },
    phases: PHASE_KINDS.map((act) => ({
      act,
      open: isOpenFor(space, act, now()),
      until: closesAt(space, act, now()),
    })),
    ideas,
    more: next !== null,
    voted: await votedIdeas(
      db,
      context.viewer,
      ideas.map((idea) => idea.id),
    ),
  };
});

export const meta = pageTitle;

export default function Space() {
  const { t, ...zone } = useI18n();
  const { space, phases, ideas, more, voted } = useLoaderData<typeof loader>();
  const proposing = phases.some((phase) => phase.act === "propose" && phase.open);
  return (
    <>
      <PageHeading title={inLocale(space.title, zone.locale)} lead={inLocale(space.brief, zone.locale)}>
        {proposing ? (
          <ButtonLink to={`/ideas/new?space=${space.slug}`}>{t("common.nav.propose")}</ButtonLink>
        ) : null}
      </PageHeading>
      <Facts
        rows={[
          ...phases.map((phase) => ({
            key: phase.act,
            term: t(`spaces.act.${phase.act}`),
            value: phase.open
              ? phase.until
                ? t("spaces.openUntil", { date: longDate(phase.until, zone) })
                : t("spaces.open")
              : t("spaces.closed"),
          })),
          {
            key: "moderation",
            term: t("common.nav.moderation"),
            value: t(`spaces.moderation.${space.moderation}`),
          },
        ]}
      />
      <Section title={t("common.nav.ideas")} id="ideas">
        {ideas.length === 0 ? <EmptyState title={t("ideas.list.empty")} /> : null}
        <ol className="p-list">
          {ideas.map((idea) => (
            <IdeaRow key={idea.id} idea={idea} voted={voted.includes(idea.id)} />
          ))}
        </ol>
        {more ? (
          <p className="p-more">
            <ButtonLink to={`/ideas?space=${space.slug}`} look="quiet">
              {t("common.more")}
            </ButtonLink>
          </p>
        ) : null}
      </Section>
    </>
  );
}
