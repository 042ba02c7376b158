import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { Random } from "../soak/random.ts";
import { squeezed } from "./busiest-day.ts";

/** What a moderator did: how long until the next item was there and had the focus, and how many keys were pressed. */
export type Shift = { waits: number[]; handled: number[]; decisions: number; keys: number };

/** A moderator's desk in a browser of its own. */
export async function openDesk(browser: Browser, url: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([
    { name, value, url },
    { name: "lang", value: "en", url },
  ]);
  // The loader of these files names every function by a helper that a page does not have.
  await context.addInitScript("globalThis.__name = (made) => made");
  const page = await context.newPage();
  await page.goto("/moderation", { waitUntil: "networkidle" });
  return page;
}

/** Decides what is open for as long as the day lasts: good by `a`, the others by `r` and a digit. */
export async function work(
  page: Page,
  good: Map<string, boolean>,
  random: Random,
  ends: { all: boolean },
): Promise<Shift> {
  const shift: Shift = { waits: [], handled: [], decisions: 0, keys: 0 };
  let ready = performance.now();
  while (!ends.all) {
    const text = await readNow(page);
    if (text === null) {
      await sleep(50);
      ready = performance.now();
      continue;
    }
    // Reading takes a person longer; here it only keeps the two from being in step.
    await sleep(random.between(100, 500));
    if ((await readNow(page)) !== text) continue;
    const isTaken = (await page.locator("#approve").count()) === 0;
    const keys = isTaken ? ["j"] : good.get(squeezed(text)) === false ? ["r", "1"] : ["a"];
    for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
    const waited = await lookOut(page);
    await page.keyboard.press(keys.at(-1) ?? "a");
    shift.keys += keys.length;
    const ms = await waited();
    if (ms !== null) shift.waits.push(ms);
    if (isTaken) continue;
    shift.decisions += 1;
    shift.handled.push(performance.now() - ready);
    ready = performance.now();
  }
  return shift;
}

/** The text that is open and has the focus, or null. */
function readNow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const pane = document.querySelector<HTMLElement>(".p-desk__pane");
    if (pane && document.activeElement === document.body) pane.focus();
    const inside = pane?.contains(document.activeElement) ?? false;
    return inside ? (pane?.querySelector(".p-desk__text")?.textContent ?? null) : null;
  });
}

/**
 * Looks out for the next key, and gives the way to ask for the milliseconds from it until another item is on screen with the
 * focus in it; null when there was none in two seconds.
 */
async function lookOut(page: Page): Promise<() => Promise<number | null>> {
  // Waits until the page listens: a key may overtake what it is asked.
  const coming = await page.evaluateHandle(() => {
    const before = document.querySelector(".p-desk__text");
    const next = new Promise<number | null>((resolve) => {
      document.addEventListener(
        "keydown",
        () => {
          const pressed = performance.now();
          const look = () => {
            const now = document.querySelector(".p-desk__text");
            const pane = document.querySelector(".p-desk__pane");
            if (now && now !== before && pane?.contains(document.activeElement))
              return resolve(performance.now() - pressed);
            if (!pane || performance.now() - pressed > 2000) return resolve(null);
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    });
    return { next };
  });
  return () => coming.evaluate(({ next }) => next);
}
