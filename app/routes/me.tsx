import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownDrafts } from "#app/features/ideas/draft.queries.server.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { OwnDrafts } from "#app/features/ideas/OwnDrafts.tsx";
import { ownContributions } from "#app/features/ideas/own-contributions.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ownReportsSection } from "#app/site/report-status-page.server.ts";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Label } from "#app/ui/Label.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { draftHolder } from "#app/web/drafts.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  return {
    title: translateIn(context.locale)("common.nav.me"),
    name: actor.name,
    drafts: await ownDrafts(context.app.db, draftHolder(context)),
    ...(await ownContributions(context.app.db, actor.id)),
    reports: await ownReportsSection(context.app, context.locale, actor),
  };
});

export const meta = pageTitle;

export default function Me() {
  const t = useT();
  const { name, drafts, ideas, comments, votes, reports } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading title={name} />
      {drafts.length > 0 ? (
        <Section title={t("ideas.draft.title")} id="drafts">
          <OwnDrafts drafts={drafts} />
        </Section>
      ) : null}
      <Section title={t("common.nav.ideas")} id="ideas">
        {ideas.length === 0 ? <EmptyState title={t("accounts.me.noIdeas")} /> : null}
        <ul className="p-list">
          {ideas.map((idea) => (
            <li key={idea.number} className="p-list__row">
              <Label number={idea.number} /> <a href={ideaPath(idea)}>{idea.title}</a>{" "}
              {idea.state === "approved" ? null : (
                <Tag kind={tagOf(idea.state)}>{t(`ideas.state.${idea.state}`)}</Tag>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("comments.discussion")} id="comments">
        {comments.length === 0 ? <EmptyState title={t("accounts.me.noComments")} /> : null}
        <ul className="p-list">
          {comments.map((comment) => (
            <li key={comment.id} className="p-list__row">
              <a href={`/ideas/${comment.number}#c-${comment.id}`}>{comment.text}</a>{" "}
              {comment.state === "approved" ? null : (
                <Tag kind={tagOf(comment.state)}>{t(`ideas.state.${comment.state}`)}</Tag>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("votes.title")} id="votes">
        {votes.length === 0 ? <EmptyState title={t("accounts.me.noVotes")} /> : null}
        <ul className="p-list">
          {votes.map((idea) => (
            <li key={idea.number} className="p-list__row">
              <Label number={idea.number} /> <a href={ideaPath(idea)}>{idea.title}</a>
            </li>
          ))}
        </ul>
      </Section>
      {reports ? (
        <Section title={reports.title} id={reports.id}>
          <ul className="p-list">
            {reports.rows.map((report) => (
              <li key={report.path} className="p-list__row">
                <a href={report.path}>{report.text}</a> <Tag kind={report.kind}>{report.state}</Tag>{" "}
                <span className="p-meta">{report.about}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

function tagOf(state: string): "danger" | "pending" | "plain" {
  if (state === "rejected" || state === "removed") return "danger";
  return state === "pending" ? "pending" : "plain";
}
