import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { sharedRead } from "#app/core/shared-read.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { ideaAbout } from "#app/features/ideas/idea-page.queries.server.ts";
import { readStory, type StoryRow, storyRow } from "#app/features/pipeline/pipeline.queries.server.ts";
import { knownPrivateSpaces } from "#app/features/spaces/space.queries.server.ts";

/** An idea's text and story take about this much beside the texts themselves. */
const LEAST_BYTES = 10_000;

/**
 * An idea's text, story and neighbours, read once for all who see it and the same private spaces. Which text is shown,
 * and where the idea stands, was read with the idea.
 */
export function sharedAbout(app: AppContext, viewer: Viewer, idea: IdeaTarget) {
  const { db, engine } = app;
  const known = knownPrivateSpaces(viewer);
  const shown = [idea.state, idea.stage, idea.publicRevisionId, idea.latestRevisionId];
  return sharedRead(
    app,
    idea.id,
    `idea ${JSON.stringify([...shown, typeof known === "string" ? known : [...known].sort()])}`,
    async () => {
      const about = await ideaAbout<StoryRow>(db, engine, viewer, idea, storyRow(db, engine, idea.id));
      return { ...about, story: readStory(about.story) };
    },
    ({ shown: { html }, story }) => LEAST_BYTES + 2 * html.length + 2 * JSON.stringify(story).length,
  );
}
