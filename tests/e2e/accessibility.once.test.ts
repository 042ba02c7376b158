import { beforeAll, expect, test } from "vitest";
import { axeFindings, axeInForcedColours, bringAxe } from "../support/axe.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { builtPages } from "../support/built-client.ts";
import { demoSite } from "../support/demo-site.ts";
import { sentCode } from "../support/mailbox.ts";
import { overflow, smallTargets } from "../support/page-checks.ts";
import { findPlaces, PAGES, type Places, type Who } from "../support/page-list.ts";
import { nextStep } from "../support/propose.ts";
import { visit } from "../support/visitor.ts";
import { walkTo } from "../support/walk.ts";

const WHO: Who[] = ["anonymous", "citizen", "ngo", "moderator", "organiser", "admin"];

const site = demoSite();
let places: Places;
beforeAll(async () => {
  places = await findPlaces(site.databaseUrl);
});

test("every page of the site is in the list, and nothing else", () => {
  const built = builtPages().map((route) => route.id);
  expect(built.filter((id) => !PAGES[id])).toEqual([]);
  expect(Object.keys(PAGES).filter((id) => !built.includes(id))).toEqual([]);
});

describeWithBrowser("every page", (browser) => {
  test.each(WHO)(
    "of %s: axe finds nothing, it fits 1280 and 320 px and a zoom of 200 %, with targets for a thumb",
    async (who) => {
      const { context, page } = await visit(browser(), site.url, who);
      const found: string[] = [];
      page.on("pageerror", (error) => found.push(`${page.url()} ${error.message.slice(0, 200)}`));
      // Loaded anew it would be slow again at each page.
      const walker = await context.newPage();
      await bringAxe(walker);
      await walker.goto("/privacy");
      for (const [id, entry] of Object.entries(PAGES)) {
        if (!entry.as.includes(who)) continue;
        const path = entry.path(places);
        await page.setViewportSize({ width: 1280, height: 720 });
        const answer = await page.goto(path);
        if (answer?.status() !== (entry.status ?? 200)) found.push(`${id} answered ${answer?.status()}`);
        await walkTo(walker, path, await page.title());
        found.push(...(await axeFindings(walker, id)));
        for (const width of [1280, 640, 320]) {
          if (width < 1280) await page.setViewportSize({ width, height: 720 });
          const beyond = await overflow(page);
          if (beyond) found.push(`${id} at ${width}: ${beyond}`);
        }
        found.push(...(await smallTargets(page)).map((small) => `${id}: ${small}`));
      }
      await context.close();
      expect(found.join("\n")).toBe("");
    },
    900_000,
  );
});

describeWithBrowser("axe finds nothing", (browser) => {
  test.each(["es", "en"])(
    "on the main pages in %s, in colours of the reader's own too",
    async (lang) => {
      const { context, page } = await visit(browser(), site.url, "anonymous", { lang });
      await bringAxe(context);
      const found: string[] = [];
      for (const path of ["/", "/ideas", `/ideas/${places.idea}`, "/pipeline", "/login"]) {
        await page.goto(path);
        found.push(...(await axeFindings(page, `${path} ${lang}`)));
        if (lang === "en") found.push(...(await axeInForcedColours(page, path)));
      }
      await context.close();
      expect(found.join("\n")).toBe("");
    },
    900_000,
  );

  test("after the main clicks", async () => {
    const found: string[] = [];
    const phone = await visit(browser(), site.url, "citizen", { viewport: { width: 390, height: 844 } });
    await phone.page.goto("/");
    await phone.page.locator(".p-site-header__phone > summary").click();
    found.push(...(await axeFindings(phone.page, "menu")));
    await phone.page.goto("/");
    await phone.page.locator(".p-menu:has(.p-avatar) > summary").click();
    found.push(...(await axeFindings(phone.page, "own menu")));
    await phone.page.goto(`/ideas/${places.idea}`);
    await phone.page.locator(".p-comment__acts a").first().click();
    await expect.poll(() => phone.page.locator('#composer [name="parent"]').inputValue()).not.toBe("");
    found.push(...(await axeFindings(phone.page, "reply form")));
    await phone.page.goto(`/ideas/new?space=${places.space}`);
    await phone.page.locator('[name="title"]').fill("Hey");
    const goOn = phone.page.locator("main [name=act][value=next]");
    await phone.page.locator("#propose").evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await goOn.click();
    await phone.page.locator(".p-error-summary").waitFor();
    found.push(...(await axeFindings(phone.page, "errors of an idea")));
    for (const link of await phone.page.locator(".p-error-summary a").all()) {
      const target = (await link.getAttribute("href")) ?? "";
      if ((await phone.page.locator(target).count()) !== 1) found.push(`${target} leads nowhere`);
    }
    await phone.page.locator('[name="title"]').fill("Ombra i aigua al pati de l'escola");
    await phone.page.locator(".p-similar__idea").first().waitFor();
    found.push(...(await axeFindings(phone.page, "similar ideas")), ...(await smallTargets(phone.page)));
    for (const step of ["text", "details", "review"] as const) {
      if (step === "details")
        await phone.page.locator('[name="body"]').fill("Hi ha ombra, i ningú no hi seu.");
      await nextStep(phone.page, step);
      found.push(
        ...(await axeFindings(phone.page, `proposing: ${step}`)),
        ...(await smallTargets(phone.page)),
      );
    }
    await phone.page.goto("/ideas?q=zzzz&stage=done");
    found.push(...(await axeFindings(phone.page, "empty list")));
    await phone.context.close();

    const newcomer = await visit(browser(), site.url, "anonymous");
    await newcomer.page.goto("/login");
    await newcomer.page.locator('[name="email"]').fill("nova@people.example");
    await newcomer.page.locator("main form:has([name=email]) button").first().click();
    await newcomer.page.locator('[name="code"]').waitFor();
    found.push(...(await axeFindings(newcomer.page, "code")));
    await newcomer.page.locator('[name="code"]').fill(await sentCode(newcomer.page, "nova@people.example"));
    await newcomer.page.locator("main form:has([name=code]) button").first().click();
    await newcomer.page.waitForURL("**/register*");
    found.push(...(await axeFindings(newcomer.page, "register")));
    await newcomer.context.close();

    const desk = await visit(browser(), site.url, "moderator");
    // An appeal, which may wait the longest, is answered in one's own words alone.
    await desk.page.goto("/moderation?type=text");
    await desk.page.locator(".p-canned__one label").first().click();
    await desk.page.locator(".p-own-words > summary").click();
    found.push(...(await axeFindings(desk.page, "reasons")));
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.page.locator(".p-thumbs button").first().click();
    await desk.page.locator(".p-canned__answer").first().waitFor();
    found.push(...(await axeFindings(desk.page, "a sheet of reasons")), ...(await smallTargets(desk.page)));
    await desk.context.close();
    expect(found.join("\n")).toBe("");
  }, 900_000);
});

describeWithBrowser("the list of ideas", (browser) => {
  test("says its order: a search's is the best match, and both go on when words come and go", async () => {
    const { context, page } = await visit(browser(), site.url, "anonymous");
    const order = page.locator('[name="sort"]');
    const chosen = () =>
      order.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent);
    await page.goto("/ideas", { waitUntil: "networkidle" });
    expect(await chosen()).toBe("Ordre just");
    await page.locator('[name="q"]').fill("ombra");
    await page.locator('[name="q"]').press("Enter");
    await expect.poll(chosen).toBe("Les que s'hi assemblen més");
    await order.selectOption({ label: "Més noves" });
    await page.waitForURL(/sort=new/);
    await page.goBack();
    await expect.poll(chosen).toBe("Les que s'hi assemblen més");
    await page.locator(".p-chip").first().click();
    await expect.poll(chosen).toBe("Ordre just");
    expect(new URL(page.url()).search).toBe("");
    await context.close();
  });
});

describeWithBrowser("the keyboard", (browser) => {
  test("skips to the content, opens a menu, closes it with Escape and keeps its place", async () => {
    const { context, page } = await visit(browser(), site.url, "citizen");
    await page.goto("/ideas", { waitUntil: "networkidle" });
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("p-skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    const menu = page.locator(".p-menu:has(.p-avatar)");
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

  test("shows where it is", async () => {
    const { context, page } = await visit(browser(), site.url, "citizen");
    const hidden: string[] = [];
    for (const path of ["/", "/ideas", `/ideas/${places.idea}`, "/login", "/settings"]) {
      await page.goto(path);
      for (let at = 0; at < 40; at += 1) {
        await page.keyboard.press("Tab");
        const unseen = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const support = document.querySelector(".p-side .p-support");
          const bar = support?.getBoundingClientRect();
          const isFixed = support && getComputedStyle(support).position === "fixed";
          const covered =
            isFixed &&
            bar &&
            !element.closest(".p-support") &&
            box.top >= bar.top &&
            box.bottom <= bar.bottom;
          return style.outlineStyle === "none" || box.bottom < 0 || box.top > innerHeight || covered
            ? element.outerHTML.slice(0, 120)
            : null;
        });
        if (unseen) hidden.push(`${path} ${unseen}`);
      }
    }
    await context.close();
    expect(hidden.join("\n")).toBe("");
  }, 300_000);
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
