import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppContext } from "#app/core/context.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { beside } from "../support/beside.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";

let site: RunningSite;
let drop: () => Promise<void>;
let close: () => Promise<void>;
let ctx: AppContext;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  site = await runSite(database.url, { PLANTER_DEMO: "0" });
  ({ ctx, close } = await beside(database.url));
});
afterAll(async () => {
  await site?.stop();
  await close?.();
  await drop?.();
});

describeWithBrowser("a page that stays open", (browser) => {
  test("keeps the header's number of notices and the thread up to date over one connection", async () => {
    const reader = await aPerson(ctx, { name: "Rita Roca" });
    const author = await aPerson(ctx, { name: "Ona Serra" });
    const idea = await anIdea(ctx, await aSpace(ctx), author);
    const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, reader.id, "test"));
    const context = await browser().newContext({ baseURL: site.url, locale: "ca" });
    const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
    await context.addCookies([{ name, value, url: site.url }]);
    const page = await context.newPage();
    let sockets = 0;
    let watches = false;
    page.on("websocket", (socket) => {
      sockets += 1;
      socket.on("framereceived", ({ payload }) => {
        if (String(payload).startsWith("430")) watches = true;
      });
    });
    await page.goto(ideaPath(idea), { waitUntil: "networkidle" });
    await expect.poll(() => watches, { timeout: 10_000 }).toBe(true);
    // Who writes is moved by nothing: new comments wait.
    await page.getByLabel("El teu comentari").focus();
    await ctx.transact({}, async (tx, record) => {
      await tx
        .insertInto("notifications")
        .values({
          id: ctx.newId(),
          user_id: reader.id,
          cause: "test",
          kind: "reply",
          reason: "commented",
          idea_id: idea.id,
          comment_id: null,
          decision_id: null,
          stage_move_id: null,
          created_at: ctx.now().toISOString(),
          read_at: null,
        })
        .execute();
      record({ type: "notifications.changed", data: { userId: reader.id } });
    });
    await postComment(ctx, author, {
      number: idea.number,
      body: "Una font.",
      parent: null,
      stance: null,
      lang: "ca",
      onBehalfOf: null,
    });
    await page.getByRole("button", { name: "1 comentari nou" }).waitFor({ timeout: 10_000 });
    await expect
      .poll(() => page.locator('a[href="/notifications"]').textContent(), { timeout: 10_000 })
      .toContain("1");
    expect(sockets).toBe(1);
    await context.close();
  });

  test("tells a moderator that the queue has changed, and touches nothing else until asked", async () => {
    const moderator = await aPerson(ctx, { roles: [{ role: "moderator" }] });
    const space = await aSpace(ctx, { moderation: "before" });
    const { number } = await anIdea(ctx, space, moderator);
    const citizen = await aPerson(ctx);
    const say = (body: string) =>
      postComment(ctx, citizen, { number, body, parent: null, stance: null, lang: "ca", onBehalfOf: null });
    await say("El primer que espera.");
    const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, moderator.id, "test"));
    const context = await browser().newContext({ baseURL: site.url, locale: "ca" });
    const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
    await context.addCookies([{ name, value, url: site.url }]);
    const page = await context.newPage();
    await page.goto("/moderation", { waitUntil: "networkidle" });
    const waiting = await page.locator(".p-desk__list li").count();
    await say("El segon, que arriba mentre es llegeix.");
    const refresh = page.getByRole("button", { name: "1 de nou" });
    await refresh.waitFor({ timeout: 10_000 });
    expect(await page.locator(".p-desk__list li").count()).toBe(waiting);
    const header = page.getByRole("link", { name: `Moderació ${waiting + 1} esperen` });
    await header.waitFor({ timeout: 10_000 });
    expect(await page.title()).toMatch(`(${waiting + 1})`);
    await refresh.click();
    await expect.poll(() => page.locator(".p-desk__list li").count()).toBe(waiting + 1);
    expect(await refresh.count()).toBe(0);
    await context.close();
  });
});

test("how much waits is told to whoever may see it", async () => {
  const asked = async (...roles: { role: "moderator" | "organiser"; spaceId: string }[]) => {
    const person = await aPerson(ctx, { roles });
    const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, person.id, "test"));
    return fetch(`${site.url}/moderation/waiting`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  };
  const space = await aSpace(ctx, { moderation: "before" });
  const { number } = await anIdea(ctx, space, await aPerson(ctx));
  for (const body of ["La primera.", "La segona."])
    await postComment(ctx, await aPerson(ctx), {
      ...{ number, body, parent: null, stance: null, lang: "ca" as const, onBehalfOf: null },
    });
  expect((await asked()).status).toBe(403);
  const moderator = await asked({ role: "moderator", spaceId: space.id });
  expect(moderator.headers.get("cache-control")).toBe("private, no-store");
  expect(await moderator.json()).toEqual({ count: 2 });
  const other = await aSpace(ctx, { moderation: "before" });
  expect(await (await asked({ role: "moderator", spaceId: other.id })).json()).toEqual({ count: 0 });
});

test("the number of notices is the person's own", async () => {
  const answer = await fetch(`${site.url}/notifications/unread`, { redirect: "manual" });
  expect(answer.status).toBe(302);
  const person = await aPerson(ctx);
  const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, person.id, "test"));
  const own = await fetch(`${site.url}/notifications/unread`, {
    headers: { cookie: cookie.split(";")[0] ?? "" },
  });
  expect(own.headers.get("cache-control")).toBe("private, no-store");
  expect(await own.json()).toEqual({ count: 0 });
});
