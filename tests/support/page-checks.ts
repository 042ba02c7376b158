import type { Page } from "playwright-core";

/** How far the page reaches beyond the window, and what reaches farthest. */
export function overflow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const beyond = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return `${scrollWidth} > ${clientWidth}: ${beyond
      .slice(-3)
      .map((element) => element.outerHTML.slice(0, 100))
      .join(" | ")}`;
  });
}

/** Controls smaller than 44 px; links inside sentences may be as small as their words (WCAG 2.5.8). */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      "a[href], button, select, summary, textarea, input:not([type=hidden])",
    );
    return [...controls]
      .filter((control) => {
        const target = control.closest("label") ?? control;
        const box = target.getBoundingClientRect();
        if (box.width === 0 || control.closest(".p-skip, .p-prose")) return false;
        const isInline = getComputedStyle(control).display === "inline";
        const row = control.matches("[type=checkbox]") ? control.closest(".p-check") : null;
        const height = row ? row.getBoundingClientRect().height : box.height;
        return isInline ? box.height < 16 : height < 43.5 && !control.closest("p");
      })
      .map(
        (control) =>
          `${Math.round(control.getBoundingClientRect().height)}px ${control.outerHTML.slice(0, 110)}`,
      );
  });
}
