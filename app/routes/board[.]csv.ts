import type { LoaderFunctionArgs } from "@remix-run/node";
import { hasRoleAnywhere } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { ideaPath, isOverdue } from "#app/features/ideas/idea.ts";
import { BYTE_ORDER_MARK, csvLine } from "#app/features/open-data/csv.ts";
import { boardFilter } from "#app/features/pipeline/board.ts";
import { boardPage } from "#app/features/pipeline/organiser-board.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { page, requireActor } from "#app/web/page.server.ts";

const COLUMNS = [
  ...["number", "url", "space", "kind", "title", "stage", "since", "next_step"],
  ...["responsible", "due_on", "overdue", "supports", "comments", "owner", "budget", "spent"],
];

/** The board's view as a file, a page of rows after the other. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const { app } = context;
  const actor = requireActor(context, request);
  allow(hasRoleAnywhere(actor, "organiser"));
  const filter = boardFilter(new URL(request.url).searchParams);
  const today = dayOf(app.now(), app.config.timeZone);
  const lines = [BYTE_ORDER_MARK, csvLine(COLUMNS)];
  let after = 0;
  for (;;) {
    const cards = await boardPage(app, actor, filter, after);
    for (const card of cards)
      lines.push(
        csvLine([
          card.number,
          app.config.publicUrl + ideaPath(card),
          inLocale(card.space, context.locale),
          card.kind,
          card.title,
          card.stage,
          card.since,
          card.nextStep,
          card.responsible,
          card.dueOn,
          isOverdue(card.stage, card.dueOn, today),
          card.supports,
          card.comments,
          card.owner,
          card.budget === null ? null : card.budget / 100,
          card.spent === null ? null : card.spent / 100,
        ]),
      );
    const last = cards.at(-1);
    if (!last) break;
    after = last.number;
  }
  return new Response(lines.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="board.csv"',
      "Cache-Control": "private, no-store",
    },
  });
});
