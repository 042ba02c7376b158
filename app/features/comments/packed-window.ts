import type { ThreadWindow } from "./thread.ts";

/**
 * A window of a thread as a page carries it: one text, written once for everybody who looks, instead of some
 * thousand values that each page writes anew. Opening it twice gives the same window.
 */
export type PackedWindow = { json: string };

const opened = new WeakMap<PackedWindow, ThreadWindow>();

/** Packs a window. What comments were written in stays behind: a page shows what became of it. */
export function packWindow(window: ThreadWindow): PackedWindow {
  const json = JSON.stringify(window, (key, value) => (key === "body" ? undefined : value));
  const packed = { json };
  opened.set(packed, window);
  return packed;
}

/** The window that was packed. */
export function openWindow(packed: PackedWindow): ThreadWindow {
  const known = opened.get(packed);
  if (known) return known;
  const window = JSON.parse(packed.json) as ThreadWindow;
  opened.set(packed, window);
  return window;
}
