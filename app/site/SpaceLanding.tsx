import { Link } from "@remix-run/react";
import { IdeaRow } from "#app/features/ideas/IdeaRow.tsx";
import type { IdeaRow as Row } from "#app/features/ideas/idea.queries.server.ts";
import {
  inLocale,
  type Localized,
  localeOf,
  type ModerationMode,
  type PhaseKind,
  type Visibility,
} from "#app/features/spaces/space.ts";
import { longDate } from "#app/i18n/dates.ts";
import { type I18n, useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";

type PhaseNow = { act: PhaseKind; open: boolean; until: string | null; from: string | null };

type Props = {
  space: {
    slug: string;
    title: Localized;
    visibility: Visibility;
    moderation: ModerationMode;
    brief: string;
    lang: string;
  };
  phases: PhaseNow[];
  figures: { ideas: number; supports: number; comments: number };
  categories: string[];
  organisation: { slug: string; name: string } | null;
  sort: "new" | "active";
  ideas: Row[];
  more: boolean;
  voted: string[];
  mayEdit: boolean;
};

/** A space's own page: what it is about, what can be done now and until when, and its ideas. */
export function SpaceLanding(props: Props) {
  const { t, locale } = useI18n();
  const { space, phases, sort, ideas, more, voted } = props;
  const isProposing = phases.some((phase) => phase.act === "propose" && phase.open);
  const here = `/spaces/${space.slug}`;
  return (
    <>
      <PageHeading title={<span lang={localeOf(space.title, locale)}>{inLocale(space.title, locale)}</span>}>
        {space.visibility === "private" ? <Tag>{t("spaces.private")}</Tag> : null}
        {isProposing ? (
          <ButtonLink to={`/ideas/new?space=${space.slug}`}>{t("common.nav.propose")}</ButtonLink>
        ) : null}
        {props.mayEdit ? (
          <ButtonLink to={`${here}/edit`} look="quiet" reload>
            {t("spaces.edit")}
          </ButtonLink>
        ) : null}
      </PageHeading>
      <div className="p-split">
        <div>
          {space.brief ? <Prose html={space.brief} lang={space.lang} /> : null}
          <Section
            title={t("common.nav.ideas")}
            id="ideas"
            aside={
              <p className="p-choices">
                {(["active", "new"] as const).map((order) => (
                  <Link
                    key={order}
                    to={`${here}?sort=${order}#ideas`}
                    preventScrollReset
                    aria-current={order === sort ? "true" : undefined}
                  >
                    {t(`ideas.sort.${order}`)}
                  </Link>
                ))}
              </p>
            }
          >
            {ideas.length === 0 ? <EmptyState title={t("ideas.list.empty")} /> : null}
            <ol className="p-list">
              {ideas.map((idea) => (
                <IdeaRow key={idea.id} idea={idea} voted={voted.includes(idea.id)} />
              ))}
            </ol>
            {more ? (
              <p className="p-more">
                <ButtonLink to={`/ideas?space=${space.slug}&sort=${sort}`} look="quiet">
                  {t("common.more")}
                </ButtonLink>
              </p>
            ) : null}
          </Section>
        </div>
        <SpaceSide {...props} />
      </div>
    </>
  );
}

function SpaceSide({ space, phases, figures, categories, organisation }: Props) {
  const { t, ...zone } = useI18n();
  return (
    <aside className="p-space-side">
      <Facts rows={phases.map((phase) => phaseRow(phase, t, zone))} />
      <Facts
        rows={(["ideas", "supports", "comments"] as const).map((figure) => ({
          key: figure,
          term: t(`spaces.${figure}`, { count: figures[figure] }),
          value: figures[figure],
        }))}
      />
      {categories.length > 0 ? (
        <div>
          <h2>{t("spaces.categories")}</h2>
          <p>{categories.join(" · ")}</p>
        </div>
      ) : null}
      {organisation ? (
        <p>
          {t("spaces.runBy")} <Link to={`/organisations/${organisation.slug}`}>{organisation.name}</Link>
        </p>
      ) : null}
      <p>
        {t(`spaces.moderation.${space.moderation}`)}{" "}
        <Link to={`/rules#${space.slug}`}>{t("spaces.rules")}</Link>
      </p>
      <p>
        <Link to={`/spaces/${space.slug}/book`}>{t("spaces.book")}</Link>
      </p>
      <p>
        <Link to={`/results?space=${space.slug}`}>{t("pipeline.results")}</Link>
      </p>
    </aside>
  );
}

/** What an act's phases say in words: open until, opens on, closed. */
function phaseRow({ act, open, until, from }: PhaseNow, t: I18n["t"], zone: Omit<I18n, "t">) {
  const row = { key: act, term: t(`spaces.act.${act}`) };
  if (open)
    return {
      ...row,
      value: until ? t("spaces.openUntil", { date: longDate(until, zone) }) : t("spaces.open"),
    };
  return { ...row, value: from ? t("spaces.opensOn", { date: longDate(from, zone) }) : t("spaces.closed") };
}
