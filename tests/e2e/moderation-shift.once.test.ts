import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { freshDatabase } from "../support/context.ts";
import type { aShift } from "../support/moderation-shift.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";

let site: RunningSite;
let drop: () => Promise<void>;
let shift: typeof aShift;
let url: string;
beforeAll(async () => {
  const database = await freshDatabase();
  ({ url, drop } = database);
  site = await runSite(url, { PLANTER_DEMO: "0" });
  // By a computed path: this test depends on the built site, not on the sources of a write.
  ({ aShift: shift } = await import(
    /* @vite-ignore */ join(import.meta.dirname, "../support/moderation-shift.ts")
  ));
});
afterAll(async () => {
  await site?.stop();
  await drop?.();
});

const current = (page: Page) => page.locator(".p-desk__text");
const rows = (page: Page) => page.locator(".p-queue-row").count();
const undo = (page: Page) => page.locator(".p-undo");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? "");

/** Nothing waits: of the thirty one was rejected, one redacted, and each decided once. */
async function expectAllDecided(made: Awaited<ReturnType<typeof aShift>>) {
  await expect.poll(() => made.stateOf("pending"), { timeout: 30_000 }).toBe(0);
  const others = Array.from({ length: 28 }, () => "approved");
  expect(await made.decisions()).toEqual([...others, "redacted", "rejected"]);
}

describeWithBrowser("a shift at the desk", (browser) => {
  const open = async (cookie: string, javaScriptEnabled: boolean) => {
    const context = await browser().newContext({ baseURL: site.url, javaScriptEnabled });
    context.setDefaultTimeout(15_000);
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([
      { name, value, url: site.url },
      { name: "lang", value: "en", url: site.url },
    ]);
    const page = await context.newPage();
    await page.goto("/moderation");
    if (javaScriptEnabled)
      await expect.poll(() => focused(page), { timeout: 30_000 }).toContain("p-desk__pane");
    return page;
  };

  test("by keys alone: read, approve, undo, reject with a digit, redact, tick, and nothing is left", async () => {
    const made = await shift(url, "keys", 30);
    const [joan = "", marta = ""] = made.cookies;
    const page = await open(joan, true);
    expect(await axeFindings(page, "a full desk")).toEqual([]);
    await page.evaluate(() => document.documentElement.removeAttribute("data-theme"));
    expect(await page.title()).toBe("(30) Moderation · Planter");
    expect(await focused(page)).toContain("p-desk__pane");
    const press = (key: string) => page.keyboard.press(key);
    const isInView = (selector: string) =>
      page.locator(selector).evaluate((part) => {
        const { top, bottom } = part.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      });

    // The keys are in sight; all of them are a dialog that leaves the place and the focus as they were.
    expect(await isInView(".p-desk-keys")).toBe(true);
    await press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await focused(page)).toContain("p-desk__pane");

    await press("j");
    await expect.poll(() => current(page).innerText()).toContain("number 2:");
    const second = await open(marta, true);
    expect(await current(second).innerText()).toContain("number 1:");
    await second.locator(".p-queue-row__who", { hasText: "Joan Serra has it open" }).waitFor();
    await second.keyboard.press("j");
    await expect.poll(() => current(second).innerText()).toContain("number 3:");

    await press("a");
    await undo(page).getByText("Approved.").waitFor();
    expect(await focused(page)).toContain("p-desk__pane");
    await press("z");
    await expect.poll(() => current(page).innerText()).toContain("number 2:");
    expect(await made.decisions()).toEqual([]);

    const presses = page.getByText("Press 1 and it is decided.");
    const reads = page.getByText("This is what the author will read:");
    expect(await presses.isVisible()).toBe(false);
    await press("r");
    expect(await presses.isVisible()).toBe(true);
    expect(await reads.isVisible()).toBe(false);
    await press("Space");
    expect(await reads.isVisible()).toBe(true);
    await press("Escape");
    expect(await presses.isVisible()).toBe(false);
    expect(await page.locator(".p-reject :checked").count()).toBe(0);
    expect(await focused(page)).toContain("p-desk__pane");
    await press("r");
    await press("1");
    await undo(page).getByText("Rejected.").waitFor();
    await expect.poll(() => current(page).innerText()).not.toContain("number 2:");

    const reading = (await current(page).innerText()).match(/number (\d+)/)?.[1];
    await made.edit(made.comments[Number(reading) - 1] ?? "", "Another text altogether.");
    await page.getByText("Its author has changed it").waitFor();
    await expect.poll(() => current(page).innerText()).toContain("Another text altogether.");
    expect(await made.stateOf("approved")).toBe(0);

    await page.evaluate(() => window.scrollTo(0, 99_999));
    await press("j");
    expect(await isInView(".p-desk__text")).toBe(true);
    expect(await isInView(".p-queue-row[data-open]")).toBe(true);
    // What somebody else decides stays in sight, and no key decides what came in its place.
    const shared = (await current(page).innerText()).slice(0, 40);
    await second
      .locator(".p-queue-row", { hasText: shared.slice(0, 30) })
      .getByRole("link")
      .click();
    await expect.poll(() => current(second).innerText()).toContain(shared);
    await second.keyboard.press("a");
    await page.getByText("This no longer waits").waitFor();
    expect(await current(page).innerText()).toContain(shared);
    expect(await focused(page)).toContain("p-desk__pane");
    const waiting = await page.title();
    await press("a");
    await expect.poll(() => current(page).innerText()).not.toContain(shared);
    expect(await page.title()).toBe(waiting);
    await second.close();

    const redacted = await current(page).innerText();
    // What a key has opened Escape leaves, and the text is as it was.
    const body = page.locator('[name="body"]');
    const begun = await body.inputValue();
    expect(begun).not.toContain("600");
    await press("e");
    await page.keyboard.type(" jx");
    expect(await body.inputValue()).toBe(`${begun} jx`);
    await press("Escape");
    expect(await focused(page)).toContain("p-desk__pane");
    expect(await body.isVisible()).toBe(false);
    expect(await body.inputValue()).toBe(begun);
    await press("h");
    expect(await page.getByLabel("Whom").isVisible()).toBe(true);
    await press("Escape");
    expect(await page.getByLabel("Whom").isVisible()).toBe(false);
    expect(await focused(page)).toContain("p-desk__pane");

    await press("e");
    await page.getByRole("button", { name: "Publish it like this" }).press("Enter");
    await undo(page).getByText("Edited.").waitFor();
    expect(redacted).toContain("600");

    let left = await rows(page);
    while (left > 1) {
      await press("x");
      for (let at = 1; at < Math.min(left, 20); at += 1) await press("j");
      await press("X");
      await press("a");
      await undo(page)
        .getByText(/approved|Approved/)
        .waitFor();
      left = await rows(page);
    }
    if (left === 1) await press("a");
    await page.getByText("All caught up.").waitFor();
    await expectAllDecided(made);
    expect(await page.title()).toBe("Moderation · Planter");
    await page.context().close();
    await made.close();
  }, 180_000);

  test("without JavaScript: the same shift, the same refusals, and nothing is left", async () => {
    const made = await shift(url, "plain", 30);
    const [joan = "", marta = ""] = made.cookies;
    const page = await open(joan, false);
    const second = await open(marta, false);
    const approve = (of: Page) => of.getByRole("button", { name: "Approve", exact: true }).click();
    const readNumber = async (of: Page) => Number((await current(of).innerText()).match(/number (\d+)/)?.[1]);
    expect(await page.title()).toBe("(30) Moderation · Planter");
    // Who comes later reads something else, and sees who reads the first.
    expect(await readNumber(page)).toBe(1);
    expect(await readNumber(second)).toBe(2);
    await second.locator(".p-queue-row__who", { hasText: "Joan Serra has it open" }).waitFor();

    await approve(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await page
      .locator("body")
      .getByText(/Undone|cannot be undone/)
      .first()
      .waitFor();
    await page.goto("/moderation");
    const rejected = await readNumber(page);
    await page.getByRole("radio").first().check();
    await page.getByText("This is what the author will read:").waitFor();
    await page.getByRole("button", { name: "Reject", exact: true }).click();
    await page.getByText("Rejected.").waitFor();
    expect(await readNumber(page)).not.toBe(rejected);

    // What its author changes while it is read is not published by who read the text before.
    const reading = await readNumber(second);
    await made.edit(made.comments[reading - 1] ?? "", "Another text altogether.");
    await approve(second);
    await second.getByText("Its author has changed it").waitFor();
    expect(await current(second).innerText()).toContain("Another text altogether.");
    expect(await made.decisions()).not.toContain("approved");

    await page.goto("/moderation");
    await page.locator('[data-act="redact"] > summary').click();
    expect(await page.locator('[name="body"]').inputValue()).not.toContain("600");
    await page.getByRole("button", { name: "Publish it like this" }).click();
    await page.getByText("Edited.").waitFor();

    await second.goto("/moderation");
    await second.getByRole("button", { name: "Turn shortcuts off" }).click();
    await second.getByRole("button", { name: "Turn shortcuts on" }).waitFor();
    for (let left = await rows(second); left > 1; left = await rows(second)) {
      const ticks = second.getByRole("checkbox");
      const some = Math.min(await ticks.count(), 10);
      for (let at = 0; at < some; at += 1) await ticks.nth(at).check();
      await second.getByRole("button", { name: "Approve them" }).click();
      await second.getByText(`${some} approved.`).waitFor();
    }
    if ((await rows(second)) === 1) await approve(second);
    await second.goto("/moderation");
    await second.getByText("All caught up.").waitFor();
    await expectAllDecided(made);
    await page.context().close();
    await second.context().close();
    await made.close();
  }, 120_000);
});
