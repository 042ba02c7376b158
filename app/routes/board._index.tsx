import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hasRoleAnywhere } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { waitingCounts } from "#app/features/moderation/queue.queries.server.ts";
import { ideasByStage } from "#app/features/pipeline/board.queries.server.ts";
import { StageColumns } from "#app/features/pipeline/StageColumns.tsx";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(hasRoleAnywhere(actor, "organiser"));
  return {
    title: translateIn(context.locale)("board.title"),
    ...(await ideasByStage(context.app, actor)),
    // Appeals come to whoever organises a space where nobody else can decide them.
    appeals: hasRoleAnywhere(actor, "moderator") ? 0 : (await waitingCounts(context.app.db, actor)).appeal,
  };
});

export const meta = pageTitle;

export default function Board() {
  const t = useT();
  const { ideas, counts, appeals } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("board.title")} lead={t("board.lead")}>
        <ButtonLink to="/board/enter" look="quiet" reload>
          {t("board.enter")}
        </ButtonLink>
      </PageHeading>
      {appeals > 0 ? (
        <Notice kind="warn" title={t("moderation.appealsForYou", { count: appeals })}>
          <p>
            <a href="/moderation?type=appeal">{t("moderation.view.appeal")}</a>
          </p>
        </Notice>
      ) : null}
      <StageColumns
        ideas={ideas}
        counts={counts}
        act={(idea) => (
          <ButtonLink to={`/board/ideas/${idea.number}`} look="quiet" size="sm">
            {t("board.moveTo")}
          </ButtonLink>
        )}
      />
    </>
  );
}
