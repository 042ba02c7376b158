import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { countByStage } from "#app/features/ideas/idea-counts.queries.server.ts";
import { doneIdeas } from "#app/features/pipeline/results.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { spaceOptions } from "./space-options.server.ts";

/** What came of the ideas that are done, of one space or all, and the words of the page. */
export async function resultsPage(
  ctx: AppContext,
  locale: Locale,
  viewer: Viewer,
  asked: { space: string | null; after: string | null },
) {
  const t = translateIn(locale);
  const spaces = await visibleSpaces(ctx.db, viewer);
  const space = spaces.find((each) => each.slug === asked.space)?.slug ?? null;
  const [counts, { ideas, next }] = await Promise.all([
    countByStage(ctx, viewer, { space }),
    doneIdeas(ctx.db, viewer, { space, after: asked.after }),
  ]);
  const count = counts.done ?? 0;
  const narrowed = space ? `&space=${space}` : "";
  return {
    title: t("results.title"),
    say: {
      lead: t("results.lead"),
      space: t("transparency.space"),
      show: t("transparency.show"),
      count: t("results.count", { count }),
      day: t("results.day"),
      by: t("results.by"),
      from: t("results.from"),
      supports: t("results.supports"),
      unsaid: t("results.unsaid"),
      more: t("results.more"),
      none: t("results.none"),
      noneLead: t("results.noneLead"),
      pipeline: t("results.pipeline"),
    },
    chosen: space ?? "",
    spaces: spaceOptions(locale, spaces),
    count,
    all: `/ideas?stage=done${narrowed}`,
    ideas,
    next: next ? `/results?after=${encodeURIComponent(next)}${narrowed}` : null,
  };
}
