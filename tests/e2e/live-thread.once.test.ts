import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { beside } from "../support/beside.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";

let site: RunningSite;
let drop: () => Promise<void>;
let databaseUrl: string;
let close: () => Promise<void>;
let ctx: AppContext;
let open: Space;
let held: Space;
let author: Actor;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  databaseUrl = database.url;
  site = await runSite(databaseUrl, { PLANTER_DEMO: "0" });
  ({ ctx, close } = await beside(database.url));
  open = await aSpace(ctx);
  held = await aSpace(ctx, { moderation: "before" });
  author = await aPerson(ctx, { name: "Ona Serra" });
}, 180_000);
afterAll(async () => {
  await site?.stop();
  await close?.();
  await drop?.();
});

const say = (number: number, body: string, person = author) =>
  postComment(ctx, person, { number, body, parent: null, stance: null, lang: "ca", onBehalfOf: null });

type Visit = { page: Page; context: BrowserContext; connected: () => Promise<void> };

describeWithBrowser("a live thread", (browser) => {
  const visits: BrowserContext[] = [];
  afterAll(async () => {
    for (const context of visits) await context.close().catch(() => {});
  });

  /** A page of a person, or of nobody, that has its live connection. */
  async function visit(path: string, person: Actor | null, javaScriptEnabled = true): Promise<Visit> {
    const context = await browser().newContext({ baseURL: site.url, locale: "ca", javaScriptEnabled });
    visits.push(context);
    context.setDefaultTimeout(15_000);
    if (person) {
      const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, person.id, "test"));
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      await context.addCookies([{ name, value, url: site.url }]);
    }
    const page = await context.newPage();
    let acks = 0;
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        if (String(payload).startsWith("43")) acks += 1;
      }),
    );
    const connected = async () => {
      const before = acks;
      await expect.poll(() => acks, { timeout: 60_000 }).toBeGreaterThan(before);
    };
    await page.goto(path);
    if (javaScriptEnabled) await expect.poll(() => acks, { timeout: 20_000 }).toBe(1);
    return { page, context, connected };
  }
  const bodies = (page: Page) => page.locator("#discussion .p-comment__body").allInnerTexts();
  /** What somebody reads who asks for what is new as soon as the pill offers it. */
  async function reads(page: Page, expected: string[]) {
    const asking = async () => {
      const pill = page.locator(".p-new button");
      if (await pill.count()) await pill.press("Enter");
      return bodies(page);
    };
    await expect.poll(asking, { timeout: 20_000 }).toEqual(expected);
  }

  test("a comment is sent without leaving the page, once, and its echo does not double it", async () => {
    const idea = await anIdea(ctx, open, author);
    const writer = await aPerson(ctx, { name: "Pau Vila" });
    const { page } = await visit(ideaPath(idea), writer);
    const other = await visit(ideaPath(idea), null);
    await page.evaluate(() => Object.assign(window, { stays: true }));
    const field = page.getByRole("textbox", { name: "El teu comentari" });
    await field.fill("Hi faria **ombra**.");
    await page.getByRole("button", { name: "Envia el comentari" }).dblclick();
    await page.locator('[role="status"]', { hasText: "Publicat" }).waitFor({ state: "attached" });
    await expect.poll(() => bodies(page)).toEqual(["Hi faria ombra."]);
    await reads(other.page, ["Hi faria ombra."]);
    expect(await field.inputValue()).toBe("");
    await field.fill("I un banc.");
    await page.getByRole("button", { name: "Envia el comentari" }).press("Enter");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(() => bodies(page)).toEqual(["Hi faria ombra.", "I un banc."]);
    await reads(other.page, ["Hi faria ombra.", "I un banc."]);
    expect(await page.evaluate(() => "stays" in window)).toBe(true);
    expect(await page.locator('[data-state="sending"]').count()).toBe(0);
  });

  test("an answer is written without leaving the page, and what waits says so in place", async () => {
    const idea = await anIdea(ctx, held, author);
    const organiser = await aPerson(ctx, { roles: [{ role: "organiser" }] });
    await say(idea.number, "Qui ho cuidaria?", organiser);
    const writer = await aPerson(ctx, { name: "Pau Vila" });
    const { page } = await visit(ideaPath(idea), writer);
    await page.getByRole("link", { name: "Respon: Laia Fonts" }).click();
    const field = page.getByRole("textbox", { name: "Resposta a Laia Fonts" });
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill("Les veïnes.");
    await page.getByRole("button", { name: "Envia el comentari" }).click();
    await page.locator('.p-comment__replies [data-state="pending"]', { hasText: "Les veïnes." }).waitFor();
    await page.getByRole("textbox", { name: "El teu comentari" }).waitFor();
  });

  test("what did not get through keeps its text, over a reload too, and goes once the connection is back", async () => {
    const idea = await anIdea(ctx, open, author);
    const writer = await aPerson(ctx, { name: "Pau Vila" });
    const { page, context, connected } = await visit(ideaPath(idea), writer);
    await page.route("**/comments", (route) => route.abort());
    await page.getByRole("textbox", { name: "El teu comentari" }).fill("Encara hi soc.");
    await page.getByRole("button", { name: "Envia el comentari" }).click();
    const failed = page.locator('[data-state="failed"]');
    await failed.getByText("No ha sortit.").waitFor();
    expect(await failed.innerText()).toContain("Encara hi soc.");
    const retry = failed.getByRole("button", { name: "Torna-ho a provar" });
    await retry.press("Enter");
    await failed.waitFor();
    expect(await retry.evaluate((element) => element === document.activeElement)).toBe(true);
    const back = connected();
    await page.reload();
    await back;
    await failed.getByText("Encara hi soc.").waitFor();
    await page.unroute("**/comments");
    await retry.press("Enter");
    await expect.poll(() => bodies(page)).toEqual(["Encara hi soc."]);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toContain("Encara hi soc.");
    const { comments } = await ctx.db
      .selectFrom("ideas")
      .select("comments")
      .where("id", "=", idea.id)
      .executeTakeFirstOrThrow();
    expect(comments).toBe(1);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("Encara");
    await context.close();
  });

  test("what is typed is there after a reload, and can be thrown away", async () => {
    const idea = await anIdea(ctx, open, author);
    const { page } = await visit(ideaPath(idea), null);
    await page.getByRole("textbox", { name: "El teu comentari" }).fill("A mig escriure");
    await page.goto(`/login?next=${encodeURIComponent(ideaPath(idea))}`);
    await page.goto(ideaPath(idea));
    await page.getByText("Esborrany recuperat.").waitFor();
    expect(await page.getByRole("textbox", { name: "El teu comentari" }).inputValue()).toBe("A mig escriure");
    await page.getByRole("button", { name: "Descarta'l" }).click();
    expect(await page.getByRole("textbox", { name: "El teu comentari" }).inputValue()).toBe("");
    await page.reload();
    await page.getByRole("textbox", { name: "El teu comentari" }).waitFor();
    expect(await page.getByText("Esborrany recuperat.").count()).toBe(0);
  });

  test("typing while fifty comments arrive loses neither text, nor focus, nor place", async () => {
    const idea = await anIdea(ctx, open, author);
    for (let at = 0; at < 8; at += 1) await say(idea.number, `Abans ${at}`);
    const { page } = await visit(ideaPath(idea), await aPerson(ctx));
    const other = await visit(ideaPath(idea), null);
    const field = page.getByRole("textbox", { name: "El teu comentari" });
    await field.click();
    const place = () => field.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    await field.pressSequentially("Mentre arriben ");
    const before = await place();
    await other.page.getByText("2 persones llegint").waitFor();
    await other.page.getByText("Algú està escrivint…").waitFor();
    expect(await page.getByText("Algú està escrivint…").count()).toBe(0);
    await other.context.close();
    const arriving = (async () => {
      for (let at = 0; at < 50; at += 1) await say(idea.number, `Durant ${at}`);
    })();
    await field.pressSequentially("comentaris, jo escric.", { delay: 20 });
    await arriving;
    const pill = page.getByRole("button", { name: "50 comentaris nous" });
    await pill.waitFor();
    expect(await field.inputValue()).toBe("Mentre arriben comentaris, jo escric.");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(90); // The pill's own line, below what is read.
    expect((await bodies(page)).length).toBe(8);
    await pill.press("Enter");
    await expect.poll(async () => (await bodies(page)).length).toBe(58);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain("Durant 0");
    expect(await field.inputValue()).toBe("Mentre arriben comentaris, jo escric.");
  });

  test("what one finds useful counts in place for everybody; many answers fold, what is looked for opens them", async () => {
    const idea = await anIdea(ctx, open, author);
    const { id } = await say(idea.number, "Una font.");
    const answers: string[] = [];
    for (let at = 1; at <= 5; at += 1) {
      const answer = { number: idea.number, body: `Resposta ${at}`, parent: id, stance: null };
      answers.push((await postComment(ctx, author, { ...answer, lang: "ca", onBehalfOf: null })).id);
    }
    const reader = await aPerson(ctx, { name: "Pau Vila" });
    const { page } = await visit(ideaPath(idea), reader);
    const other = await visit(ideaPath(idea), await aPerson(ctx));
    const useful = (of: Page) => of.locator(`#c-${id} button[form="useful"]`);
    await useful(page).press("Enter");
    await expect.poll(() => useful(page).innerText()).toMatch(/\s1$/);
    await expect.poll(() => useful(other.page).innerText(), { timeout: 10_000 }).toMatch(/\s1$/);
    expect(await useful(page).getAttribute("aria-pressed")).toBe("true");
    expect(await useful(other.page).getAttribute("aria-pressed")).toBe("false");

    const fifth = page.getByText("Resposta 5");
    expect(await fifth.isVisible()).toBe(false);
    await page.getByText("5 respostes").press("Enter");
    await fifth.waitFor();
    await page.goto(`/ideas/${idea.number}/c/${answers[4]}`);
    await fifth.waitFor();

    await say(idea.number, "Encara una cosa.");
    await page.goto(ideaPath(idea));
    await page.getByRole("link", { name: "Salta al primer que no has llegit" }).click();
    await page.waitForURL(/\/c\//);
    await page.locator("article:target", { hasText: "Encara una cosa." }).waitFor();

    const plain = await visit(`${ideaPath(idea)}?order=useful`, reader, false);
    await useful(plain.page).click();
    await plain.page.waitForURL(/\/c\//);
    expect(await useful(plain.page).getAttribute("aria-pressed")).toBe("false");
    expect(await plain.page.locator(".p-orders [aria-current]").innerText()).toBe("Més antics");
  });

  test("an answer is written below its comment, and its link has the focus after; a comment's address leads to it", async () => {
    const idea = await anIdea(ctx, open, author);
    const first = await say(idea.number, "La primera de moltes.");
    for (let n = 0; n < 12; n++) await say(idea.number, `I una altra: ${n}.`);
    const { page } = await visit(ideaPath(idea), await aPerson(ctx));
    const reply = page.locator(`[data-reply="${first.id}"]`);
    const entry = page.locator("li", { has: page.locator(`#c-${first.id}`) });
    await reply.click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("body");
    expect(await entry.locator("#composer").count()).toBe(1);
    expect(await page.locator("#composer").count()).toBe(1);
    await page.keyboard.type("Aquí mateix la responc.");
    await page.getByRole("button", { name: "Envia el comentari" }).click();
    await entry.getByText("Aquí mateix la responc.").waitFor();
    expect(await reply.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await entry.locator("#composer").count()).toBe(0);

    await page.goto(`/ideas/${idea.number}/c/${first.id}`);
    await page.locator(`#c-${first.id}:target`).waitFor();
    await expect
      .poll(() =>
        page.locator(`#c-${first.id}`).evaluate((one) => Math.abs(one.getBoundingClientRect().top) < 200),
      )
      .toBe(true);
  });

  test("what is taken away while it has the focus leaves its place to it", async () => {
    const idea = await anIdea(ctx, open, author);
    const { id } = await say(idea.number, "Me'n desdic.");
    const { page } = await visit(ideaPath(idea), null);
    await page.locator(`#c-${id} a`, { hasText: "Respon" }).focus();
    await withdrawComment(ctx, author, { id });
    await page.locator(`#c-${id}[data-state="gone"]`).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`c-${id}`);
    expect(await page.content()).not.toContain("Me'n desdic.");
  });

  test("two pages through a lost connection and a restart end with the same thread as a page without script", async () => {
    const idea = await anIdea(ctx, open, author);
    const one = await visit(ideaPath(idea), null);
    const two = await visit(ideaPath(idea), await aPerson(ctx));
    await one.context.setOffline(true);
    const lost = await say(idea.number, "Mentre no hi era");
    await say(idea.number, "També");
    await withdrawComment(ctx, author, { id: lost.id });
    await reads(two.page, ["També"]);
    const back = one.connected();
    await one.context.setOffline(false);
    await back;
    await reads(one.page, ["També"]);
    const both = Promise.all([one.connected(), two.connected()]);
    const { port } = new URL(site.url);
    await site.stop();
    site = await runSite(databaseUrl, { PORT: port, PLANTER_DEMO: "0" });
    await say(idea.number, "Després de tornar");
    await both;
    const plain = await visit(ideaPath(idea), null, false);
    const expected = ["També", "Després de tornar"];
    expect(await bodies(plain.page)).toEqual(expected);
    for (const { page } of [one, two]) await reads(page, expected);
  }, 120_000);

  test("without a script a second comment after going back is not swallowed", async () => {
    const idea = await anIdea(ctx, open, author);
    const { page } = await visit(ideaPath(idea), await aPerson(ctx), false);
    for (const body of ["El primer", "El segon"]) {
      await page.getByRole("textbox", { name: "El teu comentari" }).fill(body);
      await page.getByRole("button", { name: "Envia el comentari" }).click();
      await page.getByText("Publicat.").waitFor();
      await page.goBack();
    }
    await page.goto(ideaPath(idea));
    expect(await bodies(page)).toEqual(["El primer", "El segon"]);
  });
});
