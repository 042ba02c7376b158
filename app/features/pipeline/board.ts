import { asStage, type Stage } from "#app/features/ideas/idea.ts";

/** What of the board is looked at: all, what one looks after, what is past its date, what nobody has, what promises no date. */
export const BOARD_VIEWS = ["all", "mine", "overdue", "unowned", "undated"] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** A view of the board; its address is how it is kept and passed on. */
export type BoardFilter = { space: string | null; view: BoardView; stage: Stage | null };

/** The view an address asks for. */
export function boardFilter(query: URLSearchParams): BoardFilter {
  return {
    space: query.get("space") || null,
    view: BOARD_VIEWS.find((view) => view === query.get("view")) ?? "all",
    stage: asStage(query.get("stage")),
  };
}

/** The address of a view, under `/board` or its CSV. */
export function boardPath(filter: BoardFilter, path = "/board"): string {
  const query = new URLSearchParams({
    ...(filter.space ? { space: filter.space } : {}),
    ...(filter.view === "all" ? {} : { view: filter.view }),
    ...(filter.stage ? { stage: filter.stage } : {}),
  });
  return query.size > 0 ? `${path}?${query}` : path;
}
