import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hasRole, hasRoleAnywhere } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { waitingCounts } from "#app/features/moderation/queue.queries.server.ts";
import { BoardColumns } from "#app/features/pipeline/BoardColumns.tsx";
import { BoardFilters } from "#app/features/pipeline/BoardFilters.tsx";
import { boardFilter } from "#app/features/pipeline/board.ts";
import { organiserBoard } from "#app/features/pipeline/organiser-board.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { WAY, wayOf } from "#app/features/spaces/stage.ts";
import { ownStages, SITE_STAGES } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { spaceOptions } from "#app/site/space-options.server.ts";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

import "#app/styles/board.css";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(hasRoleAnywhere(actor, "organiser"));
  const t = translateIn(context.locale);
  const filter = boardFilter(new URL(request.url).searchParams);
  const spaces = await visibleSpaces(context.app.db, actor);
  const space = spaces.find((each) => each.slug === filter.space) ?? null;
  return {
    title: t("board.title"),
    now: context.app.now().toISOString(),
    filter,
    own: space ? ownStages(space) : SITE_STAGES,
    spaces: spaceOptions(
      context.locale,
      spaces.filter((space) => hasRole(actor, "organiser", space.id)),
    ),
    ...(await organiserBoard(context.app, actor, filter, space ? wayOf(space.stages) : WAY)),
    // Appeals come to whoever organises a space where nobody else can decide them.
    appeals: hasRoleAnywhere(actor, "moderator") ? 0 : (await waitingCounts(context.app.db, actor)).appeal,
  };
});

export const meta = pageTitle;

export default function Board() {
  const t = useT();
  const { columns, cards, filter, own, spaces, now, appeals } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("board.title")} lead={t("board.lead")}>
        <ButtonLink to="/board/enter" look="quiet" reload>
          {t("board.enter")}
        </ButtonLink>
        {spaces.some((space) => space.value !== "" && space.value === filter.space) ? (
          <ButtonLink to={`/spaces/${filter.space}/edit/figures`} look="quiet" reload>
            {t("admin.space.part.figures")}
          </ButtonLink>
        ) : null}
      </PageHeading>
      {appeals > 0 ? (
        <Notice kind="warn" title={t("moderation.appealsForYou", { count: appeals })}>
          <p>
            <a href="/moderation?type=appeal">{t("moderation.view.appeal")}</a>
          </p>
        </Notice>
      ) : null}
      <BoardFilters filter={filter} spaces={spaces} columns={columns} own={own} />
      {columns.length === 0 ? (
        <EmptyState title={t("board.none")} />
      ) : (
        <BoardColumns columns={columns} cards={cards} filter={filter} now={now} own={own} />
      )}
    </>
  );
}
