import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ideasByStage } from "#app/features/pipeline/board.queries.server.ts";
import { StageColumns } from "#app/features/pipeline/StageColumns.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  title: translateIn(context.locale)("pipeline.title"),
  sheet: translateIn(context.locale)("book.sheet.title"),
  ...(await ideasByStage(context.app, context.viewer)),
}));

export const meta = pageTitle;

export default function Pipeline() {
  const t = useT();
  const { sheet, ideas, counts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("pipeline.title")} lead={t("pipeline.lead")}>
        <ButtonLink to="/pipeline/sheet" look="quiet">
          {sheet}
        </ButtonLink>
      </PageHeading>
      <StageColumns ideas={ideas} counts={counts} />
    </>
  );
}
