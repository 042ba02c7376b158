import type { KeyboardEvent } from "react";

/**
 * Arrows among the board's cards, and M to move the one with focus. Only while a card has the focus, so that no
 * letter means anything elsewhere.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const card = (event.target as HTMLElement).closest(".p-board-card");
  if (!card) return;
  if (event.key === "m" || event.key === "M") {
    card.querySelector<HTMLAnchorElement>("a[data-move]")?.click();
    return;
  }
  const columns = [...event.currentTarget.querySelectorAll(".p-board__column")].map((column) => [
    ...column.querySelectorAll(".p-board-card"),
  ]);
  const column = columns.findIndex((cards) => cards.includes(card));
  const row = columns[column]?.indexOf(card) ?? 0;
  const beside = (step: number) => {
    for (let at = column + step; columns[at]; at += step) {
      const cards = columns[at] ?? [];
      if (cards.length > 0) return cards[Math.min(row, cards.length - 1)];
    }
    return undefined;
  };
  const next =
    event.key === "ArrowDown"
      ? columns[column]?.[row + 1]
      : event.key === "ArrowUp"
        ? columns[column]?.[row - 1]
        : event.key === "ArrowRight"
          ? beside(1)
          : event.key === "ArrowLeft"
            ? beside(-1)
            : undefined;
  if (!next) return;
  event.preventDefault();
  next.querySelector<HTMLAnchorElement>("a[data-card]")?.focus();
}
