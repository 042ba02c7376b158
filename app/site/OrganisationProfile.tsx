import { Link } from "@remix-run/react";
import { commentPlace } from "#app/features/comments/comment.ts";
import { ideaPath, type Stage } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import type { OrganisationKind, OrganisationState } from "#app/features/organisations/organisation.ts";
import { AskedQuestions } from "#app/features/pipeline/AskedQuestions.tsx";
import type { AddressedQuestion } from "#app/features/pipeline/update.queries.server.ts";
import type { OwnStages } from "#app/features/spaces/stage-words.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";

type Props = {
  organisation: {
    slug: string;
    name: string;
    kind: OrganisationKind;
    description: string;
    website: string;
    state: OrganisationState;
    verifiedHow: string;
    verifiedAt: string | null;
    refusedReason: string | null;
  };
  ideas: {
    number: number;
    slug: string;
    stage: Stage;
    own: OwnStages;
    title: string;
    lang: string;
    by: string | null;
    supports: number;
  }[];
  comments: {
    id: string;
    number: number;
    idea: string;
    text: string;
    lang: string;
    by: string | null;
    at: string | null;
  }[];
  questions: AddressedQuestion[];
  isOwn: boolean;
  mayEdit: boolean;
};

/** Who an organisation is, how that was verified, and what people said in its name. */
export function OrganisationProfile({ organisation, ideas, comments, questions, isOwn, mayEdit }: Props) {
  const { t, ...zone } = useI18n();
  const { state } = organisation;
  return (
    <div className="p-narrow">
      <PageHeading title={organisation.name}>
        {mayEdit ? (
          <ButtonLink to={`/organisations/${organisation.slug}/edit`} look="quiet" reload>
            {t("organisations.edit")}
          </ButtonLink>
        ) : null}
      </PageHeading>
      <p>
        <Tag>{t(`organisations.kind.${organisation.kind}`)}</Tag>
      </p>
      {state === "verified" ? (
        <p className="p-meta">
          {t("organisations.verified", { how: organisation.verifiedHow })}
          {organisation.verifiedAt ? ` (${longDate(organisation.verifiedAt, zone)})` : ""}
        </p>
      ) : null}
      {state === "imported" ? <Notice>{t("organisations.imported")}</Notice> : null}
      {state === "requested" ? <Notice kind="pending">{t("organisations.waiting")}</Notice> : null}
      {state === "refused" ? (
        <Notice kind="danger" title={t("organisations.refused")}>
          <p>{organisation.refusedReason}</p>
          {isOwn ? (
            <p>
              <Link to={`/organisations/new?again=${organisation.slug}`} reloadDocument>
                {t("organisations.again")}
              </Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {organisation.description ? <p className="p-text">{organisation.description}</p> : null}
      {organisation.website ? (
        <p>
          <a href={organisation.website} rel="nofollow ugc noopener">
            {organisation.website.replace(/^https?:\/\//, "").replace(/\/$/, "")}
          </a>
        </p>
      ) : null}
      <AskedQuestions questions={questions} />
      {ideas.length > 0 ? (
        <Section title={t("organisations.ideas")} id="ideas">
          <ul className="p-list">
            {ideas.map((idea) => (
              <li key={idea.number} className="p-list__row">
                <h3 lang={idea.lang}>
                  <Label number={idea.number} /> <Link to={ideaPath(idea)}>{idea.title}</Link>
                </h3>
                <p className="p-idea-row__meta">
                  <StageLine stage={idea.stage} own={idea.own} />
                  <span>
                    {idea.supports} {t("votes.supports", { count: idea.supports })}
                  </span>
                  {idea.by ? <span>{idea.by}</span> : null}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {comments.length > 0 ? (
        <Section title={t("organisations.comments")} id="comments">
          <ul className="p-list">
            {comments.map((comment) => (
              <li key={comment.id} className="p-list__row">
                <p lang={comment.lang}>{comment.text}</p>
                <p className="p-meta">
                  {comment.by ? `${comment.by} · ` : ""}
                  <Link to={commentPlace(comment.number, comment.id)}>{comment.idea}</Link>
                  {comment.at ? ` · ${longDate(comment.at, zone)}` : ""}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <p className="p-more">
        <Link to="/organisations">{t("organisations.all")}</Link>
      </p>
    </div>
  );
}
