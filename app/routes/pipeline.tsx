import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ideasByStage } from "#app/features/pipeline/board.queries.server.ts";
import { StageColumns } from "#app/features/pipeline/StageColumns.tsx";
import { StagePicker } from "#app/features/pipeline/StagePicker.tsx";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { SpaceFilter } from "#app/site/SpaceFilter.tsx";
import { spaceOptions } from "#app/site/space-options.server.ts";
import { ButtonLink } from "#app/ui/Button.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

import "#app/styles/board.css";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { app, viewer, locale } = context;
  const t = translateIn(locale);
  const spaces = await visibleSpaces(app.db, viewer);
  const asked = new URL(request.url).searchParams.get("space");
  const space = spaces.find((each) => each.slug === asked) ?? null;
  return {
    title: t("pipeline.title"),
    sheet: t("book.sheet.open"),
    say: { space: t("transparency.space"), show: t("transparency.show"), stages: t("board.stages") },
    space: space ? { slug: space.slug, own: ownStages(space) } : null,
    spaces: spaceOptions(locale, spaces),
    closed: space ? [] : spaces.filter((each) => each.visibility === "private").map((each) => each.slug),
    ...(await ideasByStage(app, viewer, space)),
  };
});

export const meta = pageTitle;

/** Where every idea is: of all spaces, or of one by its own process. */
export default function Pipeline() {
  const t = useT();
  const { sheet, say, space, spaces, closed, stages, ideas, counts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("pipeline.title")} lead={t("pipeline.lead")}>
        <ButtonLink to={`/pipeline/sheet${space ? `?space=${space.slug}` : ""}`} look="quiet">
          {sheet}
        </ButtonLink>
      </PageHeading>
      {spaces.length > 2 ? (
        <SpaceFilter say={say} chosen={{ space: space?.slug ?? "" }} spaces={spaces} />
      ) : null}
      <StagePicker
        label={say.stages}
        stages={stages.map((stage) => ({ stage, count: counts[stage] ?? 0, to: `#stage-${stage}` }))}
        own={space?.own ?? null}
      />
      <StageColumns stages={stages} ideas={ideas} counts={counts} space={space} closed={closed} />
    </>
  );
}
