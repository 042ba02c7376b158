/** Scrolls, where it has to, so that the text to be decided is in view from its beginning, and its line in the list. */
export function bringIntoView(pane: HTMLElement | null | undefined): void {
  const text = pane?.querySelector(".p-desk__text");
  if (!pane || !text) return;
  const foot = document.querySelector(".p-desk-keys")?.getBoundingClientRect().top ?? innerHeight;
  const isInView = (share: number) => {
    const { top, height } = text.getBoundingClientRect();
    return top >= 0 && top + height * share <= Math.min(innerHeight, foot);
  };
  if (!isInView(1)) pane.scrollIntoView({ block: "start" });
  // What it answers, or what was said of it, may be longer than the window.
  if (!isInView(0)) text.scrollIntoView({ block: "start" });
  const line = document.querySelector(".p-queue-row[data-open]");
  const list = line?.closest(".p-desk__list");
  if (!line || !list) return;
  const [its, all] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollTop += Math.min(0, its.top - all.top) + Math.max(0, its.bottom - all.bottom);
}
