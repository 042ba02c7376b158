import pino from "pino";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { markUseful } from "#app/features/comments/mark-useful.server.ts";
import { noteRead } from "#app/features/comments/note-read.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { type IdeaTarget, ideaPath } from "#app/features/ideas/idea.ts";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type RunningServer, startServer } from "#app/start-server.server.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { freePort } from "../support/running-site.ts";

let site: RunningServer;
let drop: () => Promise<void>;
let idea: IdeaTarget & { number: number };
let author: Actor;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  const port = await freePort();
  const config = readConfig({
    PORT: port,
    DATABASE_URL: database.url,
    RATE_LIMITS: "0",
    LOG_LEVEL: "silent",
  });
  site = await startServer({ config, log: pino({ level: "silent" }), development: false });
  author = await aPerson(site.ctx, { name: "Laia Fonts" });
  idea = await anIdea(site.ctx, await aSpace(site.ctx, { slug: "barri" }), author);
  await say(author, "Aquí hi cabria un banc.");
});
afterAll(async () => {
  await site?.close();
  await drop?.();
});

const say = (person: Actor, body: string, number = idea.number) =>
  postComment(site.ctx, person, { number, body, parent: null, stance: null, lang: "ca", onBehalfOf: null });

async function cookieOf(person: Actor): Promise<string> {
  const cookie = await site.ctx.transact({}, (tx) => startSession(site.ctx, tx, person.id, "test"));
  return cookie.split(";")[0] ?? "";
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { headers: { "accept-encoding": "identity", ...headers } });

const storedTexts = () => (site.cache?.kept.answers ?? []).map((answer) => answer.bytes.toString());

test("nothing of a person's pages is ever kept or reaches anybody else", async () => {
  const reviewed = await aSpace(site.ctx, { slug: "revisat", moderation: "before" });
  const secret = await aSpace(site.ctx, { slug: "secret", title: "Espai Xirimoia", visibility: "private" });
  const calm = await anIdea(site.ctx, reviewed, author, { title: "Un carrer més tranquil" });
  const hidden = await anIdea(site.ctx, secret, author, { title: "Idea Kumquat de l'espai tancat" });
  const person = await aPerson(site.ctx, {
    name: "Zibel·lina Carambola",
    email: "rambutan@people.example",
    memberOf: [secret],
    roles: [{ role: "moderator" }],
  });
  await say(person, "Text pendent Guaiaba", calm.number);
  await castVote(site.ctx, person, { number: idea.number });
  await followIdea(site.ctx, person, { number: idea.number, follow: true });
  const { id } = await say(author, "Un comentari útil.");
  await markUseful(site.ctx, person, { id, useful: true });
  await noteRead(site.ctx, person, { number: idea.number, seq: 1 });
  const words = [
    'value="withdraw"',
    'value="unmark"',
    'value="unfollow"',
    'class="p-unread"',
    "Carambola",
    "Xirimoia",
    "Kumquat",
    "rambutan",
    "Guaiaba",
    person.id,
    'href="/moderation"',
    "/logout",
  ];
  const paths = [
    "/",
    "/ideas",
    "/ideas?q=carrer",
    "/spaces",
    "/spaces/barri",
    "/spaces/secret",
    "/pipeline",
    "/organisations",
    "/rules",
    ideaPath(idea),
    ideaPath(calm),
    ideaPath(hidden),
    `${ideaPath(calm)}.data`,
    "/ideas.data",
    "/_root.data",
    `/ideas/${idea.number}/timeline`,
    `/ideas/${idea.number}/revisions`,
    `/api/v1/ideas/${calm.number}/thread?after=0`,
    `/api/v1/ideas/${hidden.number}/thread?after=0`,
  ];
  const cookie = await cookieOf(person);
  let shown = "";
  for (const path of paths) {
    const answer = await get(path, { cookie });
    expect(answer.headers.get("cache-control"), path).toBe("private, no-store");
    expect(answer.headers.get("etag"), path).toBeNull();
    shown += await answer.text();
  }
  // The planted words do stand on the person's own pages.
  for (const word of words.filter((word) => word !== person.id && word !== "rambutan"))
    expect(shown, word).toContain(word);
  expect(storedTexts()).toEqual([]);
  for (const path of paths) {
    const answers = [await get(path), await get(path), await get(path, { cookie: "session=not-a-session" })];
    for (const answer of answers) {
      const text = await answer.text();
      for (const word of words) expect(text, `${word} on ${path}`).not.toContain(word);
    }
  }
  expect(storedTexts().length).toBeGreaterThanOrEqual(paths.length - 3);
  for (const word of words) expect(storedTexts().filter((text) => text.includes(word))).toEqual([]);
  expect(storedTexts().filter((text) => /name="key"|nonce/.test(text))).toEqual([]);
});

test("a visit that carries anything but a language, a theme or an order is answered apart and kept nowhere", async () => {
  const before = storedTexts().length;
  for (const name of ["flash", "session", "intent", "draft", "anything"])
    for (const path of ["/spaces/revisat", `/api/v1/ideas/${idea.number}/thread?after=1&limit=7`]) {
      const answer = await get(path, { cookie: `lang=en; ${name}=Xirimoia` });
      expect(answer.headers.get("cache-control"), `${name} ${path}`).not.toBe("no-cache");
    }
  expect(storedTexts().length).toBe(before);
});

test("a person's page stays theirs while the same page is kept for nobody", async () => {
  const person = await aPerson(site.ctx, { name: "Pere Pons" });
  const cookie = await cookieOf(person);
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await (await get("/ideas")).text()).not.toContain("Pere Pons");
    expect(await (await get("/ideas", { cookie })).text()).toContain("Pere Pons");
  }
});

describeWithBrowser("in a browser", (browser) => {
  async function open(): Promise<{ page: Page; faults: string[]; close: () => Promise<void> }> {
    const context = await browser().newContext({ baseURL: site.url, locale: "ca" });
    await context.addCookies([{ name: "order", value: "7", url: site.url }]);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    return { page, faults, close: () => context.close() };
  }

  test("a stored page's scripts run under its policy, fresh and after a 304", async () => {
    const { page, faults, close } = await open();
    const statuses: number[] = [];
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    cdp.on("Network.responseReceivedExtraInfo", ({ statusCode, headers }) => {
      if (/'sha256-/.test(headers["Content-Security-Policy"] ?? "")) statuses.push(statusCode);
    });
    for (const [turn, path] of [ideaPath(idea), ideaPath(idea), "/ideas"].entries()) {
      await page.goto(path, { waitUntil: "networkidle" });
      // Only a running script opens the connection that brings this.
      if (turn < 2) {
        await say(author, `I una font, volta ${turn}.`);
        await page
          .getByRole("button", { name: /comentari/ })
          .first()
          .waitFor();
        await page.goto("about:blank");
      }
    }
    // Nothing has changed since: the browser revalidates and is told so.
    await page.goto("about:blank");
    await page.goto("/ideas", { waitUntil: "networkidle" });
    expect(statuses).toContain(200);
    expect(statuses.at(-1)).toBe(304);
    await page.getByRole("searchbox").first().fill("banc");
    expect(await page.evaluate(() => "__remixRouteModules" in window)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test("another script in a stored page would not run", async () => {
    const { page, faults, close } = await open();
    await page.route("**/rules", async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace("</body>", "<script>window.injected = 1</script></body>");
      await route.fulfill({ response: answer, body });
    });
    await page.goto("/rules", { waitUntil: "networkidle" });
    expect(await page.evaluate(() => "injected" in window)).toBe(false);
    expect(faults.join()).toContain("Content Security Policy");
    await close();
  });
});
