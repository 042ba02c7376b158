import type { Reading } from "./live-state.ts";

/** Stands after the last comment. */
export const END_ID = "thread-end";

/** The id of the comment that has the focus, or the key of one's own on its way. */
export function focusedNow(): string | null {
  return document.activeElement?.closest(".p-comment")?.id.slice(2) ?? null;
}

/** Where the reader is now: the comment that has the focus, and whether the thread's end is before them while they write and have paused nothing. */
export function readingNow(paused: boolean): Reading {
  const active = document.activeElement;
  const end = document.getElementById(END_ID)?.getBoundingClientRect();
  return {
    focused: focusedNow(),
    atEnd: !paused && Boolean(end && end.top >= 0 && end.bottom <= innerHeight) && !active?.closest("form"),
  };
}

/** Moves the focus to a comment, which brings it before the reader. */
export function goToComment(id: string | undefined): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(`c-${id}`);
    element?.setAttribute("tabindex", "-1");
    element?.focus();
  });
}
