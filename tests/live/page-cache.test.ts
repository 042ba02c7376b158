import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import type { RemixPages } from "#app/web/anonymous-answer.server.ts";
import { makeExpress } from "#app/web/express-app.server.ts";
import { PageCache } from "#app/web/page-cache.server.ts";
import { runCommand } from "../support/command-line.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

type Answer = { status: number; headers: Record<string, string | undefined>; text: string };

let t: TestContext;
let cache: PageCache;
let server: Server;
let base: string;
let author: Actor;
let idea: IdeaTarget & { number: number };
let page: string;
let renders: string[];
let pages: RemixPages;
/** What the page shows: the comments as they are in the database when it is made. */
let beforeRender: () => Promise<void>;

beforeEach(async () => {
  t = await testContext();
  renders = [];
  beforeRender = async () => {};
  pages = async (asked, context) => {
    const url = new URL(asked.url);
    renders.push(url.pathname + url.search);
    const comments = await t.ctx.db.selectFrom("ideas").select(["comments", "supports"]).execute();
    await beforeRender();
    return new Response(
      `<html lang="${context.locale}" data-theme="${context.theme}">${url.pathname}${url.search} ${JSON.stringify(comments)}<script>let a = 1</script></html>`,
      { headers: { "Content-Type": "text/html; charset=utf-8" } },
    );
  };
  cache = new PageCache(t.ctx, { pages: (...args) => pages(...args), demo: false });
  const app = makeExpress({
    ctx: t.ctx,
    client: null,
    cache,
    pages: (_req, res) => void res.set("Content-Type", "text/html").send("made anew"),
  });
  server = createServer((req, res) => {
    if (!cache.answer(req, res)) app(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await t.journal.start();
  author = await aPerson(t.ctx);
  idea = await anIdea(t.ctx, await aSpace(t.ctx), author);
  page = ideaPath(idea);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await t.close();
});

/** By hand: `fetch` would ask for packings of its own. */
function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(base + path, { method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const packed = bytes.length > 0 ? res.headers["content-encoding"] : undefined;
        const text =
          packed === "br" ? brotliDecompressSync(bytes) : packed === "gzip" ? gunzipSync(bytes) : bytes;
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers as Answer["headers"],
          text: text.toString(),
        });
      });
    });
    asking.on("error", reject);
    asking.end();
  });
}

const comment = (body = "Bona idea.", actor = author) =>
  postComment(t.ctx, actor, {
    number: idea.number,
    body,
    parent: null,
    stance: null,
    lang: "ca",
    onBehalfOf: null,
  });

describe("what is stored", () => {
  test("is made once and comes back with its digest, policy and headers", async () => {
    const first = await get(page);
    const second = await get(page);
    expect(renders).toHaveLength(1);
    expect(second.text).toBe(first.text);
    expect(second.headers).toMatchObject({
      "cache-control": "no-cache",
      vary: "Accept-Encoding, Accept-Language, Cookie",
      etag: first.headers.etag,
      "x-content-type-options": "nosniff",
      "content-length": String(Buffer.byteLength(first.text)),
    });
    expect(second.headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(second.headers["content-security-policy"]).not.toContain("nonce");
    expect(second.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
    expect(second.headers["set-cookie"]).toBeUndefined();
  });

  test("differs by packing, language and theme, and by nothing else", async () => {
    const plain = await get(page, { "accept-language": "en" });
    expect(plain.text).toContain('lang="en"');
    for (const [encoding, header] of [
      ["br", "gzip, deflate, br"],
      ["gzip", "gzip;q=1.0, br;q=0, *;q=0.1"],
    ] as const) {
      const packed = await get(page, { "accept-language": "en", "accept-encoding": header });
      expect(packed.headers["content-encoding"]).toBe(encoding);
      expect(packed.text).toBe(plain.text);
      expect(packed.headers.etag).not.toBe(plain.headers.etag);
    }
    expect((await get(page, { cookie: "lang=es" })).text).toContain('lang="es"');
    expect((await get(`${page}?lang=ca`, { cookie: "lang=es" })).text).toContain('lang="ca"');
    expect((await get(page, { cookie: "lang=es; theme=dark" })).text).toContain('data-theme="dark"');
    const made = renders.length;
    for (const [agent, language] of [
      ["a", "en"],
      ["b", "en-GB, fr;q=0.2"],
    ] as const)
      await get(page, { "accept-language": language, "user-agent": agent, "x-forwarded-for": "10.0.0.9" });
    expect(renders).toHaveLength(made);
  });

  test("is 304 to who has these bytes, also through a proxy's weak tag", async () => {
    const { headers } = await get(page);
    const etag = headers.etag ?? "";
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await get(page, { "if-none-match": known });
      expect(again).toMatchObject({ status: 304, text: "" });
      expect(again.headers).toMatchObject({ etag, "cache-control": "no-cache" });
      expect(again.headers["content-security-policy"]).toBe(headers["content-security-policy"]);
    }
    expect((await get(page, { "if-none-match": '"other"' })).status).toBe(200);
    await comment();
    expect((await get(page, { "if-none-match": etag })).status).toBe(200);
  });

  test("answers HEAD as GET without its body", async () => {
    const head = await get(page, {}, "HEAD");
    const whole = await get(page);
    expect(renders).toHaveLength(1);
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(whole.text)));
    expect(head.headers.etag).toBe(whole.headers.etag);
  });

  test("knows its parameters in one order; others neither make entries nor reach the page", async () => {
    await get("/ideas?sort=new&q=arbres");
    const again = await get("/ideas?utm_source=mail&q=arbres&q=bancs&x=1&sort=new");
    expect(renders).toEqual(["/ideas?q=arbres&sort=new"]);
    expect(again.text).not.toContain("utm_source");
    for (let at = 0; at < 30; at += 1) await get(`/ideas?x${at}=${at}`);
    expect(renders).toHaveLength(2);
    expect(cache.kept.count).toBe(2);
  });

  test("stays within its bytes, the longest unused leaving first", async () => {
    const small = new PageCache(t.ctx, { pages, demo: false, maxBytes: 40_000 });
    const app = makeExpress({ ctx: t.ctx, client: null, cache: small, pages: null });
    server.removeAllListeners("request");
    server.on("request", (req, res) => {
      if (!small.answer(req, res)) app(req, res);
    });
    for (let at = 0; at < 60; at += 1) {
      await get(`/ideas?q=${at}`);
      await get("/ideas");
    }
    expect(small.kept.bytes).toBeLessThanOrEqual(40_000);
    expect(small.kept.count).toBeGreaterThan(5);
    expect(small.kept.count).toBeLessThan(60);
    expect(renders.filter((path) => path === "/ideas")).toHaveLength(1);
  });
});

describe("what is never stored", () => {
  test.each([
    ["a session", { cookie: "session=abc" }],
    ["an intent", { cookie: "intent=abc; lang=ca" }],
    ["a flash", { cookie: "flash=comments.done.published" }],
    ["a draft", { cookie: "draft=abc" }],
    ["an address being proven", { cookie: "asked=abc" }],
    ["a token", { authorization: "Bearer plt_x" }],
  ])("the page of somebody with %s", async (_what, headers) => {
    await get(page);
    const answer = await get(page, headers);
    expect(answer.text).toBe("made anew");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(cache.kept.count).toBe(1);
  });

  test("an answer with a cookie, a refusal or a redirect", async () => {
    const asked = async () => [await get("/ideas"), await get("/ideas")];
    const answers: RemixPages[] = [
      async () => new Response("x", { headers: { "Set-Cookie": "session=1" } }),
      async (_request, context) => {
        context.setCookie("flash=; Max-Age=0");
        return new Response("x");
      },
      async () => new Response("x", { status: 404 }),
      async () => new Response(null, { status: 302, headers: { Location: "/" } }),
      async () => new Response("x", { status: 500 }),
      async () => {
        throw new Error("broken");
      },
    ];
    for (const answer of answers) {
      pages = answer;
      for (const { text, headers } of await asked()) {
        expect(text).toBe("made anew");
        expect(headers["cache-control"]).toBe("private, no-store");
      }
      expect(cache.kept.count).toBe(0);
    }
  });

  test("a wrong slug, an idea that is not there, a desk, a form's answer", async () => {
    for (const path of [
      `/ideas/${idea.number}-wrong`,
      "/ideas/999-x",
      "/moderation",
      "/login",
      "/ideas/new",
      "//",
    ])
      expect((await get(path)).text).toBe("made anew");
    expect((await get(page, { "sec-fetch-site": "same-origin" }, "POST")).text).toBe("made anew");
    expect(renders).toEqual([]);
  });
});

describe("a change", () => {
  test("of this process shows in the very next answer, in lists too, and leaves other ideas alone", async () => {
    const other = await anIdea(t.ctx, idea.space, author, { title: "Bancs nous al parc gran" });
    for (const path of [page, "/ideas", ideaPath(other)]) await get(path);
    await comment();
    expect((await get(page)).text).toContain('"comments":1');
    expect((await get("/ideas")).text).toContain('"comments":1');
    await castVote(t.ctx, await aPerson(t.ctx), { number: idea.number });
    expect((await get(page)).text).toContain('"supports":1');
    expect(renders.filter((path) => path === ideaPath(other))).toHaveLength(1);
  });

  test("while a page is being made is not covered up by it", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    beforeRender = () => held;
    const slow = get(page);
    await expect.poll(() => renders.length).toBe(1);
    await comment();
    // What this process has written comes by the journal once more, and may throw the page away once more.
    await t.journal.wake();
    beforeRender = async () => {};
    expect((await get(page)).text).toContain('"comments":1');
    release();
    expect((await slow).text).toContain('"comments":0');
    expect((await get(page)).text).toContain('"comments":1');
    expect(renders).toHaveLength(2);
  });

  test("makes one page for a hundred who ask at once", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    beforeRender = () => held;
    let arrived = 0;
    server.on("request", () => {
      arrived += 1;
    });
    const asked = Array.from({ length: 100 }, () => get(page));
    await expect.poll(() => arrived, { timeout: 20_000 }).toBe(100);
    release();
    const answers = await Promise.all(asked);
    expect(renders).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.headers.etag)).size).toBe(1);
  });

  test("of time: a minute, a phase's end, midnight", async () => {
    await get(page);
    t.clock.forward(59_000);
    await get(page);
    expect(renders).toHaveLength(1);
    t.clock.forward(1000);
    await get(page);
    expect(renders).toHaveLength(2);

    await aSpace(t.ctx, {
      phases: [{ opens: "vote", endsAt: new Date(t.clock.now().getTime() + 70_000).toISOString() }],
    });
    t.clock.forward(60_000);
    await get(page);
    t.clock.forward(9_000);
    await get(page);
    expect(renders).toHaveLength(3);
    t.clock.forward(1_000);
    await get(page);
    expect(renders).toHaveLength(4);

    t.clock.set(new Date("2026-11-24T22:59:30.000Z")); // Half a minute before midnight in Madrid.
    await get(page);
    t.clock.forward(29_000);
    await get(page);
    expect(renders).toHaveLength(5);
    t.clock.forward(1_000);
    await get(page);
    expect(renders).toHaveLength(6);
  });
});

describe("a catch-up", () => {
  const thread = (query = "after=0") => get(`/api/v1/ideas/${idea.number}/thread?${query}`);

  test("is stored for nobody in particular and follows each change", async () => {
    const { id } = await comment("Hi falta ombra");
    const first = await thread();
    expect(first.headers).toMatchObject({
      "cache-control": "no-cache",
      "content-type": "application/json; charset=utf-8",
    });
    expect((await thread()).headers.etag).toBe(first.headers.etag);
    expect(cache.kept.count).toBe(1);
    const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator" }] });
    await removeComment(t.ctx, moderator, { id, rule: 1, reason: "No és lloc." });
    const after = JSON.parse((await thread()).text) as { seq: number; events: object[] };
    expect(after.seq).toBe(2);
    expect(JSON.stringify(after)).not.toContain("Hi falta ombra");
  });

  test("of another epoch is refused and stored nowhere; with a token it is one's own", async () => {
    expect((await thread("after=9")).status).toBe(410);
    expect((await thread("after=0&epoch=other")).status).toBe(410);
    expect((await thread("after=x")).status).toBe(422);
    expect((await get("/api/v1/ideas/999/thread")).status).toBe(404);
    expect((await get(`/api/v1/ideas/${idea.number}/thread`, { authorization: "Bearer plt_x" })).status).toBe(
      401,
    );
    expect(cache.kept.count).toBe(0);
  });

  test("of a space that turns private is gone with the change", async () => {
    expect((await thread()).status).toBe(200);
    await t.ctx.transact({}, async (tx, record) => {
      await tx.updateTable("spaces").set({ visibility: "private" }).where("id", "=", idea.space.id).execute();
      record({ type: "space.changed", spaceId: idea.space.id, data: { visibility: "private" } });
    });
    expect((await thread()).status).toBe(404);
  });

  test("and its page forget within a second what a command of another process removes", async () => {
    const { id } = await comment("Paraula que ha de marxar");
    const email = "mod@people.example";
    await aPerson(t.ctx, { email, roles: [{ role: "moderator" }] });
    const shows = async () => (await thread()).text.includes("Paraula que ha de marxar");
    expect(await shows()).toBe(true);
    await get(page);
    const made = renders.length;
    await get(page);
    expect(renders).toHaveLength(made);
    const told = ["--as", email, "--rule", "1", "--reason", "Fora de lloc."];
    expect(await runCommand(t.databaseUrl, ["comment", "remove", id, ...told])).toMatchObject({ code: 0 });
    const removed = Date.now();
    await expect.poll(shows, { interval: 25, timeout: 5000 }).toBe(false);
    expect(Date.now() - removed).toBeLessThan(1000);
    expect((await get(page)).text).toContain('"comments":0');
  });
});
