import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { timelineOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { StageBand } from "#app/features/pipeline/StageBand.tsx";
import { Timeline } from "#app/features/pipeline/Timeline.tsx";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { app, viewer } = context;
  const idea = await ideaTarget(app.db, viewer, ideaNumber(params.idea));
  const shown = await ideaPage(app.db, idea);
  return {
    title: `${translateIn(context.locale)("pipeline.story")} · ${shown.title}`,
    idea: { number: idea.number, slug: idea.slug, stage: idea.stage, title: shown.title, lang: shown.lang },
    own: ownStages(idea.space),
    next: {
      nextStep: shown.nextStep,
      nextStepLang: shown.nextStepLang,
      responsible: shown.responsible,
      dueOn: shown.dueOn,
    },
    entries: await timelineOf(app.db, idea.id),
  };
});

export const meta = pageTitle;

/** An idea's story alone, with what comes next on top. */
export default function IdeaTimeline() {
  const t = useT();
  const { idea, own, next, entries } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading
        title={t("pipeline.story")}
        lead={
          <Link to={ideaPath(idea)} lang={idea.lang}>
            {idea.title}
          </Link>
        }
      />
      <StageBand stage={idea.stage} own={own} {...next} since={entries[0]?.at ?? null} />
      <Timeline entries={entries} names={own.names} />
    </div>
  );
}
