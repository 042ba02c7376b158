import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { makeExpress } from "#app/web/express-app.server.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

let t: TestContext;
let server: Server;
let base: string;
beforeAll(async () => {
  t = await testContext();
  server = createServer(makeExpress({ ctx: t.ctx, client: null, pages: null }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await t.close();
});

const call = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(base + path, { method, headers });

test("a token votes once, an unknown one is nobody, and no token from elsewhere is refused", async () => {
  const person = await aPerson(t.ctx);
  const { number } = await anIdea(t.ctx, await aSpace(t.ctx), person);
  const { token } = await createToken(t.ctx, person, { name: "test", scopes: ["read", "write"] });
  const authorization = { authorization: `Bearer ${token}` };
  expect(await (await call("GET", "/me", authorization)).json()).toMatchObject({
    id: person.id,
    scopes: ["read", "write"],
  });
  for (let turn = 0; turn < 2; turn++)
    expect(await (await call("PUT", `/ideas/${number}/vote`, authorization)).json()).toEqual({ supports: 1 });
  expect((await call("PUT", `/ideas/${number}/vote`, { authorization: "Bearer plt_unknown" })).status).toBe(
    401,
  );
  expect((await call("PUT", `/ideas/${number}/vote`)).status).toBe(403);
  const reading = await createToken(t.ctx, person, { name: "reader", scopes: ["read"] });
  expect(
    (await call("DELETE", `/ideas/${number}/vote`, { authorization: `Bearer ${reading.token}` })).status,
  ).toBe(403);
  expect(await (await call("DELETE", `/ideas/${number}/vote`, authorization)).json()).toEqual({
    supports: 0,
  });
});

test("the catch-up answers its cases, and what is not there is 404", async () => {
  const { number } = await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  expect(await (await call("GET", `/ideas/${number}/thread?after=0`)).json()).toMatchObject({
    seq: 0,
    events: [],
  });
  expect((await call("GET", `/ideas/${number}/thread?after=7`)).status).toBe(410);
  expect((await call("GET", `/ideas/${number}/thread?after=x`)).status).toBe(422);
  for (const path of ["/ideas/999999/thread", "/ideas/x/thread", "/nothing"]) {
    const answer = await call("GET", path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  }
  expect((await call("GET", "/me")).status).toBe(401);
});

test("a key makes a POST happen once, and its reuse for another input is refused", async () => {
  const person = await aPerson(t.ctx);
  const { number } = await anIdea(t.ctx, await aSpace(t.ctx), person);
  const { token } = await createToken(t.ctx, person, { name: "test", scopes: ["read", "write"] });
  const post = (body: string, key: string) =>
    fetch(`${base}/ideas/${number}/comments`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body,
    });
  const body = JSON.stringify({ body: "Hi cabria un banc?" });
  const first = (await (await post(body, "key-1")).json()) as { id: string };
  expect(await (await post(body, "key-1")).json()).toEqual(first);
  expect((await post(JSON.stringify({ body: "Una altra cosa." }), "key-1")).status).toBe(422);
  expect(await (await call("GET", `/ideas/${number}/comments`)).json()).toMatchObject({
    items: [{ id: first.id }],
    next: null,
  });
  expect((await post("{", "key-2")).status).toBe(400);
  expect((await post("[]", "key-3")).status).toBe(422);
  const short = await post(JSON.stringify({ body: " " }), "key-4");
  expect(short.status).toBe(422);
  expect(await short.json()).toMatchObject({ errors: [{ field: "body" }] });
  expect((await post(JSON.stringify({ body: "x".repeat(400_000) }), "key-5")).status).toBe(413);
});

test("what no engine stores is refused wherever it stands, and all else comes back as it was sent", async () => {
  const person = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  const space = await aSpace(t.ctx);
  const { number } = await anIdea(t.ctx, space, person);
  const { token } = await createToken(t.ctx, person, { name: "test", scopes: ["read", "write", "moderate"] });
  const send = (method: string, path: string, body: object) =>
    fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const comments = `/ideas/${number}/comments`;
  const idea = { space: space.slug, title: "Arbres i bancs", body: "Dotze arbres i bancs.", lang: "ca" };
  for (const [method, path, body, field] of [
    ["POST", comments, { body: "a\u0000b" }, "body"],
    ["POST", comments, { body: "\ud800" }, "body"],
    ["POST", comments, { body: "Sí", parent: "\u0000" }, "parent"],
    ["POST", comments, { body: "Sí", onBehalfOf: "a\u0000b" }, "onBehalfOf"],
    ["POST", "/ideas", { ...idea, space: "\u0000" }, "space"],
    ["POST", "/ideas", { ...idea, to: "\ud800" }, "to"],
    ["PATCH", `/ideas/${number}`, { revision: "\u0000" }, "revision"],
    ["POST", "/moderation/queue/x/approval", { revision: "\u0000" }, "revision"],
  ] as const) {
    const refused = await send(method, path, body);
    expect(
      [refused.status, ((await refused.json()) as { errors: object[] }).errors],
      `${path} ${field}`,
    ).toEqual([422, [expect.objectContaining({ field })]]);
  }
  expect((await call("GET", `/ideas?q=%00`)).status).toBe(400);
  const said = "0 🌱👩\u200D👧 e\u0301 \u202Eעברית\u202C\r\n\tfi'\";--%_\\";
  expect((await send("POST", comments, { body: said })).status).toBe(201);
  const { items } = (await (await call("GET", comments)).json()) as { items: { body: string }[] };
  expect(items.map((item) => item.body)).toEqual([said.normalize("NFC").replace("\r\n", "\n")]);
});

test("a wrong method says which are right, and a body that is no JSON is 415", async () => {
  const person = await aPerson(t.ctx);
  const { token } = await createToken(t.ctx, person, { name: "test", scopes: ["read", "write"] });
  const authorization = { authorization: `Bearer ${token}` };
  const wrong = await call("POST", "/me", authorization);
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get("allow")).toBe("GET");
  const form = await fetch(`${base}/ideas`, { method: "POST", headers: authorization, body: "title=x" });
  expect(form.status).toBe(415);
});

test("comments page by key without a double or a gap", async () => {
  const person = await aPerson(t.ctx);
  const { number } = await anIdea(t.ctx, await aSpace(t.ctx), person);
  const posted: string[] = [];
  for (let n = 0; n < 5; n++) {
    const comment = await postComment(t.ctx, person, {
      number,
      body: `Comentari ${n}`,
      parent: null,
      stance: null,
      lang: "ca",
      onBehalfOf: null,
    });
    posted.push(comment.id);
  }
  const read: string[] = [];
  let after = "";
  do {
    const answer = await call("GET", `/ideas/${number}/comments?limit=2${after && `&after=${after}`}`);
    const { items, next } = (await answer.json()) as { items: { id: string }[]; next: string | null };
    read.push(...items.map((item) => item.id));
    after = next ? encodeURIComponent(next) : "";
  } while (after);
  expect(read).toEqual(posted);
});
