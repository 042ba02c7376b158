import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { builtPages } from "../support/built-client.ts";
import { findPlaces, PAGES, type Places, type Who } from "../support/page-list.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { temporaryDatabase } from "../support/temporary-database.ts";
import { visit } from "../support/visitor.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WHO: Who[] = ["anonymous", "citizen", "ngo", "moderator", "organiser", "admin"];

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

/** What axe finds on the page as it stands, one line each; in the dark theme it looks at colours alone. */
async function findings(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    const axe = new AxeBuilder({ page });
    const { violations } = await (theme === "light"
      ? axe.withTags(TAGS)
      : axe.withRules("color-contrast")
    ).analyze();
    for (const violation of violations)
      for (const node of violation.nodes.slice(0, 3))
        found.push(`${what} ${theme} ${violation.id}: ${node.html.slice(0, 160)} (${node.target})`);
  }
  return found;
}

test("every page of the site is in the list, and nothing else", () => {
  const built = builtPages().map((route) => route.id);
  expect(built.filter((id) => !PAGES[id])).toEqual([]);
  expect(Object.keys(PAGES).filter((id) => !built.includes(id))).toEqual([]);
});

describeWithBrowser("axe finds nothing", (browser) => {
  test.each(WHO)(
    "on any page of %s",
    async (who) => {
      const { context, page } = await visit(browser(), site.url, who);
      const found: string[] = [];
      page.on("pageerror", (error) => found.push(`${page.url()} ${error.message.slice(0, 200)}`));
      for (const [id, entry] of Object.entries(PAGES)) {
        if (!entry.as.includes(who)) continue;
        const answer = await page.goto(entry.path(places));
        if (answer?.status() !== (entry.status ?? 200)) found.push(`${id} answered ${answer?.status()}`);
        found.push(...(await findings(page, id)));
      }
      await context.close();
      expect(found.join("\n")).toBe("");
    },
    400_000,
  );

  test.each(["es", "en"])(
    "on the main pages in %s",
    async (lang) => {
      const { context, page } = await visit(browser(), site.url, "anonymous", { lang });
      const found: string[] = [];
      for (const path of ["/", "/ideas", `/ideas/${places.idea}`, "/pipeline", "/login"]) {
        await page.goto(path);
        found.push(...(await findings(page, `${path} ${lang}`)));
      }
      await context.close();
      expect(found.join("\n")).toBe("");
    },
    400_000,
  );

  test("after the main clicks", async () => {
    const found: string[] = [];
    const phone = await visit(browser(), site.url, "citizen", { viewport: { width: 390, height: 844 } });
    await phone.page.goto("/");
    await phone.page.locator(".p-site-header__phone > summary").click();
    found.push(...(await findings(phone.page, "menu")));
    await phone.page.goto("/");
    await phone.page.locator(".p-menu:not(.p-site-header__phone) > summary").click();
    found.push(...(await findings(phone.page, "own menu")));
    await phone.page.goto(`/ideas/${places.idea}`);
    await phone.page.locator(".p-comment__acts a").first().click();
    await phone.page.waitForURL(/reply=/);
    found.push(...(await findings(phone.page, "reply form")));
    await phone.page.goto(`/ideas/new?space=${places.space}`);
    await phone.page.locator('[name="title"]').fill("Hey");
    await phone.page.locator("main form:has([name=title])").evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await phone.page.locator("main [name=act][value=review]").first().click();
    await phone.page.locator(".p-error-summary").waitFor();
    found.push(...(await findings(phone.page, "errors of an idea")));
    for (const link of await phone.page.locator(".p-error-summary a").all()) {
      const target = (await link.getAttribute("href")) ?? "";
      if ((await phone.page.locator(target).count()) !== 1) found.push(`${target} leads nowhere`);
    }
    await phone.page.goto("/ideas?q=zzzz&stage=done");
    found.push(...(await findings(phone.page, "empty list")));
    await phone.context.close();

    const newcomer = await visit(browser(), site.url, "anonymous");
    await newcomer.page.goto("/login");
    await newcomer.page.locator('[name="email"]').fill("nova@people.example");
    await newcomer.page.locator("main form:has([name=email]) button").first().click();
    await newcomer.page.locator('[name="code"]').waitFor();
    found.push(...(await findings(newcomer.page, "code")));
    const mails = await newcomer.context.newPage();
    await mails.goto("/dev/mail");
    const mail = await mails.locator("section", { hasText: "nova@people.example" }).first().innerText();
    await mails.close();
    await newcomer.page.locator('[name="code"]').fill(/\b(\d{6})\b/.exec(mail)?.[1] ?? "");
    await newcomer.page.locator("main form:has([name=code]) button").first().click();
    await newcomer.page.waitForURL("**/register*");
    found.push(...(await findings(newcomer.page, "register")));
    await newcomer.context.close();

    const desk = await visit(browser(), site.url, "moderator");
    await desk.page.goto("/moderation");
    const reasons = desk.page.locator(".p-reasons > summary");
    if (await reasons.count()) await reasons.first().click();
    found.push(...(await findings(desk.page, "reasons")));
    await desk.context.close();
    expect(found.join("\n")).toBe("");
  }, 400_000);
});
