import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { type IdeaTarget, ideaPath } from "#app/features/ideas/idea.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { makeExpress } from "#app/web/express-app.server.ts";
import { requestContext } from "#app/web/request-context.server.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { countQueries } from "../support/count-queries.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

const MOST = 8;

let t: TestContext;
let server: Server;
let during: ReturnType<typeof countQueries>["during"];
let origin: string;
let short: IdeaTarget;
let long: IdeaTarget;
let waiting: IdeaTarget;
let moderator: Actor;
let cookies: Record<"citizen" | "other" | "moderator", string>;

beforeAll(async () => {
  t = await testContext();
  const { counted, during: count } = countQueries(t.ctx);
  during = count;
  const build = (await import(join(process.cwd(), "build/server/index.js"))) as ServerBuild;
  const pages = createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (req, res) => requestContext(counted, false, req, res),
  });
  server = createServer(makeExpress({ ctx: counted, client: null, pages }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  const citizen = await aPerson(t.ctx);
  moderator = await aPerson(t.ctx, { roles: [{ role: "moderator" }] });
  cookies = {
    citizen: await cookieOf(citizen),
    other: await cookieOf(await aPerson(t.ctx)),
    moderator: await cookieOf(moderator),
  };
  const open = await aSpace(t.ctx, { slug: "open", phases: [{ opens: "comment" }, { opens: "vote" }] });
  const held = await aSpace(t.ctx, { slug: "held", moderation: "before" });
  short = await anIdea(t.ctx, open, citizen, { title: "Curta" });
  long = await anIdea(t.ctx, open, citizen, { title: "Llarga" });
  waiting = await anIdea(t.ctx, held, moderator, { title: "Amb cua" });
  for (let at = 0; at < 20; at += 1) await anIdea(t.ctx, open, citizen, { title: `Idea ${at}` });
  await comment(short, citizen, 2);
  await comment(long, citizen, 130);
  await comment(waiting, citizen, 12);
  await castVote(t.ctx, citizen, { number: long.number });
});
afterAll(async () => {
  await new Promise((resolve) => server?.close(resolve));
  await t?.close();
});

async function comment(idea: IdeaTarget, author: Actor, many: number) {
  let parent: string | null = null;
  for (let at = 0; at < many; at += 1) {
    t.clock.forward(1000);
    const input = { body: `Comentari ${at}`, parent, stance: null, lang: "ca" as const, onBehalfOf: null };
    const posted = await postComment(t.ctx, author, { ...input, number: idea.number });
    parent = at % 3 === 0 && posted.state === "approved" ? posted.id : null;
  }
}

async function cookieOf(person: Actor): Promise<string> {
  const cookie = await t.ctx.transact({}, (tx) => startSession(t.ctx, tx, person.id, "test"));
  return cookie.split(";")[0] ?? "";
}

/** What a page asks that nobody has asked for since something changed. */
async function queriesOf(path: string, cookie = ""): Promise<string[]> {
  t.ctx.versions.note([{ type: "site.changed", data: {} }]);
  return during(async () => {
    const answer = await fetch(origin + path, { headers: { cookie }, redirect: "manual" });
    expect(answer.status, path).toBe(200);
    await answer.text();
  });
}

test("an idea's page asks at most eight questions, however long its thread", async () => {
  for (const cookie of ["", cookies.citizen, cookies.moderator]) {
    const few = await queriesOf(ideaPath(short), cookie);
    const many = await queriesOf(ideaPath(long), cookie);
    expect(many).toEqual(few);
    expect(many.length, many.join(", ")).toBeLessThanOrEqual(MOST);
    expect(many.length).toBeGreaterThan(2);
  }
  const [nobody, somebody] = [
    await queriesOf(ideaPath(short)),
    await queriesOf(ideaPath(short), cookies.citizen),
  ];
  expect(somebody.length).toBe(nobody.length + 2); // The session and its person.
});

test("who comes next asks for neither thread nor story, and sees what was published meanwhile", async () => {
  const path = ideaPath(long);
  const first = await queriesOf(path, cookies.citizen);
  const ask = async () => {
    const answer = await fetch(origin + path, { headers: { cookie: cookies.other } });
    expect(await answer.text()).toContain("Comentari 129");
  };
  expect((await during(ask)).length).toBe(first.length - 3);
  await comment(long, moderator, 1);
  expect((await during(ask)).length).toBe(first.length);
});

test("one's own waiting and rejected texts cost no more than their reasons", async () => {
  const mine = await queriesOf(ideaPath(waiting), cookies.citizen);
  expect(mine.length, mine.join(", ")).toBeLessThanOrEqual(MOST);
  const [item] = await waitingItems(t.ctx.db, moderator, { space: "held", type: "comment" });
  if (!item) throw new Error("nothing waits");
  await rejectItem(t.ctx, moderator, { ...item, rule: 1, reason: "Un insult" });
  const reasoned = await queriesOf(ideaPath(waiting), cookies.citizen);
  expect(reasoned.length, reasoned.join(", ")).toBe(mine.length + 1);
});

test.each(["/", "/ideas", "/ideas?q=idea&sort=new", "/pipeline", "/spaces", "/organisations"])(
  "%s asks at most eight",
  async (path) => {
    for (const cookie of ["", cookies.citizen]) {
      const asked = await queriesOf(path, cookie);
      expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(MOST);
    }
  },
);

test.each(["/notifications", "/me"])("%s asks at most eight, with twelve things waiting", async (path) => {
  const asked = await queriesOf(path, cookies.citizen);
  expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(MOST);
});

test("the desk asks at most nine, with all that its decisions need, and says who reads", async () => {
  const asked = await queriesOf("/moderation", cookies.moderator);
  expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(MOST + 2);
  expect(asked).toContain("transaction");
});

test("catching up with a hundred events asks as much as with one", async () => {
  const path = (idea: IdeaTarget, after: number) => `/api/v1/ideas/${idea.number}/thread?after=${after}`;
  const one = await queriesOf(path(short, 1));
  const many = await queriesOf(path(long, 0));
  expect(many).toEqual(one);
  expect(many.length).toBeLessThanOrEqual(4);
});
