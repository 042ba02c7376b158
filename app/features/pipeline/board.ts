import { asStage, type Stage } from "#app/features/ideas/idea.ts";

/** What of the board is looked at: all, what one looks after, what is past its date, what nobody has, what promises no date. */
export const BOARD_VIEWS = ["all", "mine", "overdue", "unowned", "undated"] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** Ideas of a stage that a phone shows before "all of them" (the style sheet counts as well). */
export const ON_A_PHONE = 3;

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
  const query = new URLSearchParams(narrowing(filter));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The view from which an idea's sheet was opened; null where it was not from the board. */
export function cameFrom(query: URLSearchParams): BoardFilter | null {
  return query.get("from") === "board" ? boardFilter(query) : null;
}

/** What the addresses of an idea's sheets carry so that they lead back to that view. */
export function carried(view: BoardFilter | null): string {
  return view ? `?${new URLSearchParams({ from: "board", ...narrowing(view) })}` : "";
}

/** The view with an idea's card in sight. */
export function backTo(view: BoardFilter, number: number | null): string {
  return `${boardPath(view)}#${cardId(number)}`;
}

export const cardId = (number: number | null): string => `idea-${number}`;

function narrowing({ space, view, stage }: BoardFilter): Record<string, string> {
  return {
    ...(space ? { space } : {}),
    ...(view === "all" ? {} : { view }),
    ...(stage ? { stage } : {}),
  };
}
