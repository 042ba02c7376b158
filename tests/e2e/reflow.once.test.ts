import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { findPlaces, PAGES, type Places, type Who } from "../support/page-list.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { temporaryDatabase } from "../support/temporary-database.ts";
import { visit } from "../support/visitor.ts";

const WHO: Who[] = ["anonymous", "citizen", "moderator", "organiser", "admin"];

let site: RunningSite;
let drop: () => void;
let places: Places;
beforeAll(async () => {
  const database = temporaryDatabase();
  drop = database.drop;
  site = await runSite(database.url);
  places = await findPlaces(database.url);
});
afterAll(async () => {
  await site?.stop();
  drop?.();
});

/** How far the page reaches beyond the window, and what reaches farthest. */
function overflow(page: Page): Promise<string | null> {
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
function smallTargets(page: Page): Promise<string[]> {
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

describeWithBrowser("every page", (browser) => {
  test.each(WHO)(
    "of %s fits 320 px and a zoom of 200 %, with targets for a thumb",
    async (who) => {
      const { context, page } = await visit(browser(), site.url, who);
      const found: string[] = [];
      for (const [id, entry] of Object.entries(PAGES)) {
        if (!entry.as.includes(who)) continue;
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(entry.path(places));
        for (const width of [320, 640]) {
          await page.setViewportSize({ width, height: 640 });
          const beyond = await overflow(page);
          if (beyond) found.push(`${id} at ${width}: ${beyond}`);
        }
        await page.setViewportSize({ width: 390, height: 844 });
        found.push(...(await smallTargets(page)).map((small) => `${id}: ${small}`));
      }
      await context.close();
      expect(found.join("\n")).toBe("");
    },
    400_000,
  );
});

describeWithBrowser("the keyboard", (browser) => {
  test("skips to the content, opens a menu, closes it with Escape and keeps its place", async () => {
    const { context, page } = await visit(browser(), site.url, "citizen");
    await page.goto("/ideas", { waitUntil: "networkidle" });
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("p-skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    const menu = page.locator(".p-menu:not(.p-site-header__phone)");
    await menu.locator("> summary").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => menu.getAttribute("open")).not.toBeNull();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await menu.getAttribute("open")).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
    await page.keyboard.press("Enter");
    await page.locator("h1").click();
    await expect.poll(() => menu.getAttribute("open")).toBeNull();
    await context.close();
  });

  test("a link to another page closes the phone's menu and takes the focus to the content", async () => {
    const { context, page } = await visit(browser(), site.url, "anonymous", {
      viewport: { width: 390, height: 844 },
    });
    await page.goto("/", { waitUntil: "networkidle" });
    const menu = page.locator(".p-site-header__phone");
    await menu.locator("> summary").click();
    await menu.getByRole("link").nth(1).click();
    await page.waitForURL("**/spaces");
    await expect.poll(() => menu.getAttribute("open")).toBeNull();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("content");
    await context.close();
  });

  test.each(["/", "/ideas", "idea", "/login", "/settings"])("shows where it is on %s", async (path) => {
    const { context, page } = await visit(browser(), site.url, "citizen");
    await page.goto(path === "idea" ? `/ideas/${places.idea}` : path, { waitUntil: "networkidle" });
    const hidden: string[] = [];
    for (let at = 0; at < 40; at += 1) {
      await page.keyboard.press("Tab");
      const unseen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const bar = document.querySelector(".p-side .p-support")?.getBoundingClientRect();
        const isFixed =
          bar &&
          getComputedStyle(document.querySelector(".p-side .p-support") as Element).position === "fixed";
        const covered =
          isFixed && !element.closest(".p-support") && box.top >= bar.top && box.bottom <= bar.bottom;
        return style.outlineStyle === "none" || box.bottom < 0 || box.top > innerHeight || covered
          ? element.outerHTML.slice(0, 120)
          : null;
      });
      if (unseen) hidden.push(unseen);
    }
    await context.close();
    expect(hidden.join("\n")).toBe("");
  });
});

describeWithBrowser("the reader's own settings", (browser) => {
  test("no movement when less is asked for, own colours keep borders, dark pages print dark on light", async () => {
    const { context, page } = await visit(browser(), site.url, "anonymous", { colorScheme: "dark" });
    await page.goto(`/ideas/${places.idea}`);
    const colours = () =>
      page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        return { color, paper, backgroundColor };
      });
    const light = (colour: string) =>
      (colour.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) > 200);
    expect(light((await colours()).color)).toBe(true);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(light((await colours()).color)).toBe(false);
    expect(light((await colours()).paper)).toBe(true);
    await page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
    const button = page.locator(".p-support .p-button");
    expect(await button.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe("1px");
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return animationName !== "none" || transitionDuration !== "0s";
        }).length,
    );
    expect(moving).toBe(0);
    await context.close();
  });
});
