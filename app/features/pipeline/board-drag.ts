import type { DragEvent } from "react";

const NUMBER = "application/x-planter-idea";

/** A card that is taken along, by the number of its idea. */
export function takeCard(event: DragEvent<HTMLElement>): void {
  const card = (event.target as HTMLElement).closest<HTMLElement>(".p-board-card");
  if (!card?.dataset.idea) return;
  event.dataTransfer.setData(NUMBER, card.dataset.idea);
  event.dataTransfer.effectAllowed = "move";
  card.dataset.taken = "";
}

/** The column under the card shows that it takes it; nothing else that is dragged is taken. */
export function overColumn(event: DragEvent<HTMLElement>): void {
  if (!event.dataTransfer.types.includes(NUMBER)) return;
  const column = columnOf(event);
  mark(event.currentTarget, column);
  if (column) event.preventDefault();
}

/** The card is put down, anywhere: nothing is marked any more. */
export function putDown(event: DragEvent<HTMLElement>): void {
  mark(event.currentTarget, null);
  for (const card of event.currentTarget.querySelectorAll<HTMLElement>("[data-taken]"))
    delete card.dataset.taken;
}

/** Where a card put down on a column goes on: to the sheet of its move, with that stage chosen. Null for its own column. */
export function moveSheet(event: DragEvent<HTMLElement>): string | null {
  const number = event.dataTransfer.getData(NUMBER);
  const column = columnOf(event);
  if (number === "" || !column) return null;
  event.preventDefault();
  const card = event.currentTarget.querySelector(`.p-board-card[data-idea="${CSS.escape(number)}"]`);
  const sheet = card?.querySelector<HTMLAnchorElement>("a[data-move]");
  if (!sheet || column.contains(card)) return null;
  const address = new URL(sheet.href);
  address.searchParams.set("to", column.dataset.stage ?? "");
  return address.href;
}

function columnOf(event: DragEvent<HTMLElement>): HTMLElement | null {
  return (event.target as HTMLElement).closest<HTMLElement>(".p-board__column");
}

function mark(board: HTMLElement, column: HTMLElement | null): void {
  for (const one of board.querySelectorAll<HTMLElement>(".p-board__column")) {
    if (one === column) one.dataset.over = "";
    else delete one.dataset.over;
  }
}
