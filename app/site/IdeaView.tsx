import { Form, Link } from "@remix-run/react";
import { Milestones } from "#app/features/dossier/Milestones.tsx";
import { PublicMoney } from "#app/features/dossier/PublicMoney.tsx";
import { NoAuthor, Origin } from "#app/features/ideas/Origin.tsx";
import { RelatedIdeas } from "#app/features/ideas/RelatedIdeas.tsx";
import { ShareIdea } from "#app/features/ideas/ShareIdea.tsx";
import { useViewBeacon } from "#app/features/ideas/use-view-beacon.ts";
import { MergeNotice } from "#app/features/pipeline/MergeNotice.tsx";
import { OfficialUpdates } from "#app/features/pipeline/OfficialUpdates.tsx";
import { StageBand } from "#app/features/pipeline/StageBand.tsx";
import { Timeline } from "#app/features/pipeline/Timeline.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { SupportBlock } from "#app/features/votes/SupportBlock.tsx";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { useLiveThread } from "#app/live/use-live-thread.ts";
import { Avatar } from "#app/ui/Avatar.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import type { IdeaPageData } from "#app/web/idea-page.server.ts";
import { Discussion } from "./Discussion.tsx";
import { IdeaNotice } from "./IdeaNotice.tsx";

/** The idea's page: what it says, where it is, who supports it, what people say. */
export function IdeaView({ data, answer }: { data: IdeaPageData; answer: unknown }) {
  const { t, ...zone } = useI18n();
  const { idea, shown, bits } = data;
  const live = useLiveThread(data);
  useViewBeacon(idea.number, idea.state === "approved" && !bits.mine);
  const space = inLocale(idea.space.title, zone.locale);
  // What waits, was rejected or taken back is neither supported nor on its way.
  const isPublic = idea.state === "approved";
  return (
    <>
      <nav className="p-breadcrumb" aria-label={t("ideas.breadcrumb")}>
        <Link to="/ideas">{t("common.nav.ideas")}</Link> /{" "}
        <Link to={`/spaces/${idea.space.slug}`}>{space}</Link>
      </nav>
      <div className="p-rail-grid">
        <div className="p-rail">
          <Label number={idea.number} look="page" />
        </div>
        <div className="p-main">
          <h1 lang={shown.lang}>{shown.title}</h1>
          <p className="p-byline">
            {shown.author ? (
              <Avatar
                name={shown.author.organisation?.name ?? shown.author.name}
                square={Boolean(shown.author.organisation)}
              />
            ) : null}
            <span>
              <strong>{shown.author?.name ?? <NoAuthor origin={shown.origin} />}</strong>
              {shown.author?.organisation ? (
                <>, {t("ideas.onBehalf", { name: shown.author.organisation.name })}</>
              ) : null}
              <span className="p-meta">
                {longDate(shown.at, zone)}{" "}
                {shown.version > 1 ? `· ${t("ideas.version", { count: shown.version })}` : ""}
                {shown.redactedUnder ? (
                  <>
                    {" · "}
                    <a href="/rules">{t("comments.redactedUnder", { number: shown.redactedUnder })}</a>
                  </>
                ) : null}
              </span>
            </span>
          </p>
          <IdeaNotice data={data} />
          {data.merge ? <MergeNotice number={idea.number} merge={data.merge} /> : null}
          {isPublic ? (
            <StageBand
              stage={idea.stage}
              own={idea.space.stages}
              nextStep={shown.nextStep}
              nextStepLang={shown.nextStepLang}
              responsible={shown.responsible}
              dueOn={shown.dueOn}
              since={data.timeline[0]?.at ?? null}
            />
          ) : null}
          <h2 className="p-visually-hidden">{t("ideas.text")}</h2>
          <Prose html={shown.html} lang={shown.lang} />
          <OfficialUpdates updates={data.updates} />
          {data.milestones.length > 0 || data.money ? (
            <Section
              title={t(data.milestones.length > 0 ? "pipeline.milestones" : "pipeline.budget")}
              id="milestones"
            >
              {data.milestones.length > 0 ? <Milestones milestones={data.milestones} /> : null}
              {data.money ? <PublicMoney {...data.money} /> : null}
            </Section>
          ) : null}
          {data.timeline.length > 0 ? (
            <Section
              title={t("pipeline.story")}
              id="story"
              aside={
                idea.stage === "done" ? (
                  <Link to={`/results?space=${idea.space.slug}#n-${idea.number}`}>
                    {t("pipeline.results")}
                  </Link>
                ) : null
              }
            >
              <Timeline entries={data.timeline} names={idea.space.stages.names} />
            </Section>
          ) : null}
          {isPublic || idea.comments > 0 ? <Discussion data={data} live={live} answer={answer} /> : null}
        </div>
        <aside className="p-side" aria-label={t("votes.title")}>
          {isPublic ? (
            <SupportBlock
              number={idea.number}
              title={shown.title}
              supports={live.supports}
              importedSupports={shown.importedSupports}
              voted={bits.voted}
              open={data.votingOpen}
            />
          ) : null}
          {bits.mine ? (
            <ButtonLink to={`/ideas/${idea.number}/edit`} look="quiet">
              {t("ideas.edit.link")}
            </ButtonLink>
          ) : null}
          {shown.version > 1 ? (
            <Link to={`/ideas/${idea.number}/revisions`}>{t("ideas.revisions.link")}</Link>
          ) : null}
          {isPublic ? (
            <Form method="post" action={`/ideas/${idea.number}/follow`} reloadDocument>
              <Button look="quiet" name="act" value={bits.following ? "unfollow" : "follow"}>
                {t(bits.following ? "notifications.unfollow" : "notifications.follow")}
              </Button>
            </Form>
          ) : null}
          {data.share ? <ShareIdea {...data.share} title={shown.title} /> : null}
          {data.maySay ? (
            <ButtonLink
              to={`/ideas/${idea.number}/answer${idea.stage === "done" ? "?kind=result" : ""}`}
              look="quiet"
              reload
            >
              {t(idea.stage === "done" ? "pipeline.sayResult" : "pipeline.say")}
            </ButtonLink>
          ) : null}
          {data.mayMove ? (
            <ButtonLink to={`/board/ideas/${idea.number}/dossier`} look="quiet" reload>
              {t("pipeline.dossier")}
            </ButtonLink>
          ) : null}
          {data.mayMove ? (
            <ButtonLink to={`/board/ideas/${idea.number}`} look="quiet" reload>
              {t("pipeline.move")}
            </ButtonLink>
          ) : null}
          <Facts
            rows={[
              {
                key: "space",
                term: t("ideas.filter.space"),
                value: <Link to={`/spaces/${idea.space.slug}`}>{space}</Link>,
              },
              ...(shown.category
                ? [
                    {
                      key: "category",
                      term: t("ideas.category"),
                      value: inLocale(shown.category, zone.locale),
                    },
                  ]
                : []),
              ...(shown.to ? [{ key: "to", term: t("ideas.to"), value: shown.to }] : []),
              ...(shown.origin === "online"
                ? []
                : [
                    {
                      key: "origin",
                      term: t("ideas.origin"),
                      value: <Origin origin={shown.origin} note={shown.originNote} />,
                    },
                  ]),
              ...(data.combines.length > 0
                ? [
                    {
                      key: "combines",
                      term: t("pipeline.merge.combines"),
                      value: <RelatedIdeas ideas={data.combines} />,
                    },
                  ]
                : []),
              ...(data.related.length > 0
                ? [
                    {
                      key: "related",
                      term: t("ideas.related"),
                      value: <RelatedIdeas ideas={data.related} />,
                    },
                  ]
                : []),
            ]}
          />
          {!isPublic || bits.mine ? null : data.moderates ? (
            <a href={`/moderation/ideas/${idea.number}/removal`}>{t("ideas.remove")}</a>
          ) : (
            <a href={`/ideas/${idea.number}/report`} rel="nofollow">
              {t("ideas.report")}
            </a>
          )}
          {idea.state === "removed" && data.moderates && !bits.mine ? (
            <a href={`/moderation/ideas/${idea.number}/restoration`}>{t("ideas.restore")}</a>
          ) : null}
        </aside>
      </div>
    </>
  );
}
