import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { siteSetting } from "#app/core/settings.server.ts";
import { pipelineSheet } from "#app/features/pipeline/sheet.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import { SheetStageList } from "#app/site/SheetStageList.tsx";
import { SpaceFilter } from "#app/site/SpaceFilter.tsx";
import { nameOfSpace, spaceOptions } from "#app/site/space-options.server.ts";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import "#app/styles/sheet.css";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { app, viewer, locale } = context;
  const t = translateIn(locale);
  const spaces = await visibleSpaces(app.db, viewer);
  const asked = new URL(request.url).searchParams.get("space");
  const space = spaces.find((each) => each.slug === asked) ?? null;
  const { timeZone } = app.config;
  const [, ...each] = spaceOptions(locale, spaces);
  const heading = t("book.sheet.title", { site: await siteSetting(app.db, "site_name", "Planter") });
  const about = [
    space ? nameOfSpace(locale, space) : t("book.sheet.public"),
    longDate(app.now().toISOString(), { locale, timeZone }),
  ].join(" · ");
  return {
    // The name of the file it is kept as.
    title: `${heading} · ${about}`,
    heading,
    about,
    say: {
      lead: t("book.sheet.lead"),
      idea: t("book.sheet.idea"),
      space: t("transparency.space"),
      show: t("transparency.show"),
      more: t("book.sheet.more"),
    },
    chosen: space?.slug ?? "",
    own: space ? ownStages(space) : null,
    spaces: [{ value: "", label: t("book.sheet.public") }, ...each],
    stages: await pipelineSheet(app, viewer, space),
  };
});

export const meta = pageTitle;

/** Every stage on a page of its own, to be printed for a meeting. */
export default function PipelineSheet() {
  const { heading, about, say, chosen, own, spaces, stages } = useLoaderData<typeof loader>();
  return (
    <div className="p-sheet">
      <PageHeading title={heading} lead={about} />
      <p className="p-no-print">{say.lead}</p>
      <div className="p-no-print">
        <SpaceFilter say={say} chosen={{ space: chosen }} spaces={spaces} />
      </div>
      {stages.map((at) => (
        <SheetStageList key={at.stage} at={at} own={own} space={chosen} say={say} />
      ))}
    </div>
  );
}
