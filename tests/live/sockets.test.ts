import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { revokeToken } from "#app/features/accounts/revoke-token.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Space } from "#app/features/spaces/space.ts";
import type { TestContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type Asked, heard, type LiveSite, liveSite, watch as watchIdea } from "../support/live-site.ts";

/** How long a client listens to find that nothing comes. */
const QUIET_MS = 400;

let site: LiveSite;
let t: TestContext;
let port: number;
let author: Actor;
let space: Space;
let idea: IdeaTarget & { number: number };
beforeEach(async () => {
  site = await liveSite();
  ({ t, port } = site);
  author = await aPerson(t.ctx);
  space = await aSpace(t.ctx);
  idea = await anIdea(t.ctx, space, author);
});
afterEach(() => site.close());

const connected = (asked?: Asked) => site.connected(asked);
const refused = (asked: Asked) => site.refused(asked);
const sessionOf = (person: Actor) => site.sessionOf(person);
const own = () => site.own;
const watch = (socket: Socket, message: unknown = { number: idea.number, after: 0 }) =>
  watchIdea(socket, message);
const say = (body?: string, number = idea.number, person = author) => site.say(number, person, body);

async function privateIdea() {
  const closed = await aSpace(t.ctx, { visibility: "private" });
  const member = await aPerson(t.ctx, { memberOf: [closed] });
  const insider = await aPerson(t.ctx, { memberOf: [closed] });
  return {
    closed,
    member,
    insider,
    hidden: await anIdea(t.ctx, closed, author, { title: "Una idea de dins" }),
  };
}

describe("who listens", () => {
  test("nobody in particular hears a public thread, each event the same for all", async () => {
    const [one, two] = [
      await connected(),
      await connected({ cookie: (await sessionOf(author)).cookie, origin: own() }),
    ];
    expect(await watch(one)).toMatchObject({ ok: true, seq: 0 });
    await watch(two);
    const { id } = await say();
    await expect.poll(() => heard(one, "thread:event").length).toBe(1);
    await expect.poll(() => heard(two, "thread:event").length).toBe(1);
    expect(heard(one, "thread:event")[0]?.message).toMatchObject({
      number: idea.number,
      seq: 1,
      kind: "published",
      id,
    });
    expect(heard(two, "thread:event")).toEqual(heard(one, "thread:event"));
    await expect
      .poll(() => heard(one, "idea:counts").at(-1)?.message)
      .toMatchObject({ comments: 1, supports: 0 });
    one.emit("thread:unwatch", { number: idea.number });
    await sleep(100);
    await say("I una font.");
    await expect.poll(() => heard(two, "thread:event").length).toBe(2);
    expect(heard(one, "thread:event")).toHaveLength(1);
  });

  test("a session counts from pages of ours alone, and one that has ended is nobody", async () => {
    const { hidden, member } = await privateIdea();
    const { cookie, id } = await sessionOf(member);
    expect(await refused({ cookie, origin: "https://elsewhere.example" })).toBeTruthy();
    const socket = await connected({ cookie, origin: own() });
    expect(await watch(socket, { number: hidden.number })).toMatchObject({ ok: true });
    expect(
      await watch(await connected({ origin: "https://elsewhere.example" }), { number: hidden.number }),
    ).toEqual({
      ok: false,
      error: "notFound",
    });
    await endSession(t.ctx, member, id);
    expect(await watch(await connected({ cookie, origin: own() }), { number: hidden.number })).toMatchObject({
      error: "notFound",
    });
  });

  test("a token is judged alone: unknown ones are refused, whatever the cookie says", async () => {
    const { hidden, member } = await privateIdea();
    const { cookie } = await sessionOf(member);
    const { token, id } = await createToken(t.ctx, member, { name: "test", scopes: ["read"] });
    const socket = await connected({ token });
    expect(await watch(socket, { number: hidden.number })).toMatchObject({ ok: true });
    for (const wrong of ["plt_unknown", "", 7, {}, null, ["x"], "x".repeat(5000)])
      expect(await refused({ token: wrong, cookie, origin: own() })).toBe("unauthorized");
    const stranger = await aPerson(t.ctx);
    const other = await createToken(t.ctx, stranger, { name: "test", scopes: ["read"] });
    expect(
      await watch(await connected({ token: other.token, cookie, origin: own() }), { number: hidden.number }),
    ).toMatchObject({
      error: "notFound",
    });
    await revokeToken(t.ctx, member, id);
    await expect.poll(() => socket.connected).toBe(false);
  });

  test("what is not there for them is not joined", async () => {
    const { hidden, insider } = await privateIdea();
    const socket = await connected();
    for (const number of [hidden.number, 999_999])
      expect(await watch(socket, { number })).toEqual({ ok: false, error: "notFound" });
    await say("Dins", hidden.number, insider);
    await sleep(QUIET_MS);
    expect(socket.got).toEqual([]);
  });
});

describe("what concerns a person", () => {
  const queueChanged = (spaceId: string) =>
    t.ctx.transact({}, async (_tx, record) => record({ type: "queue.changed", spaceId, data: {} }));

  test("a queue's change is told to its moderators, until they are none", async () => {
    const of = async (roles: { spaceId?: string; role: "moderator" | "admin" }[]) => {
      const person = await aPerson(t.ctx, { roles });
      return { person, socket: await connected({ cookie: (await sessionOf(person)).cookie }) };
    };
    const here = await of([{ spaceId: space.id, role: "moderator" }]);
    const elsewhere = await of([{ spaceId: (await aSpace(t.ctx)).id, role: "moderator" }]);
    const everywhere = await of([{ role: "admin" }]);
    const citizen = await of([]);
    await queueChanged(space.id);
    for (const { socket } of [here, everywhere])
      await expect
        .poll(() => socket.got)
        .toEqual([{ event: "queue:changed", message: { space: space.slug } }]);
    await t.ctx.transact({}, async (tx, record) => {
      await tx.deleteFrom("roles").where("user_id", "=", here.person.id).execute();
      record({ type: "account.rolesChanged", data: { userId: here.person.id } });
    });
    await queueChanged(space.id);
    await expect.poll(() => everywhere.socket.got.length).toBe(2);
    await sleep(QUIET_MS);
    expect(here.socket.got).toHaveLength(1);
    expect(here.socket.connected).toBe(true);
    expect([...elsewhere.socket.got, ...citizen.socket.got]).toEqual([]);
  });

  test("notices are told to their person alone", async () => {
    const person = await aPerson(t.ctx);
    const [mine, nobody] = [await connected({ cookie: (await sessionOf(person)).cookie }), await connected()];
    await t.ctx.transact({}, async (_tx, record) =>
      record({ type: "notifications.changed", data: { userId: person.id } }),
    );
    await expect.poll(() => mine.got).toEqual([{ event: "notifications:changed", message: {} }]);
    expect(nobody.got).toEqual([]);
  });
});

describe("hostile clients", () => {
  const base = () => `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`;

  test("messages of any shape are answered or ignored", async () => {
    const socket = await connected();
    for (const message of [
      null,
      7,
      "142",
      [],
      {},
      { number: "1" },
      { number: -1 },
      { number: 1.5 },
      { number: 1e20 },
      { number: { toString: "x" } },
      { number: 1, after: -1 },
      { number: 1, epoch: "x".repeat(1000) },
      JSON.parse('{"__proto__":{"number":1}}'),
      Buffer.from("x"),
    ])
      expect(await watch(socket, message)).toEqual({ ok: false, error: "invalid" });
    expect(socket.connected).toBe(true);
    socket.emit("thread:watch");
    socket.emit("thread:watch", { number: idea.number }, "no function");
    socket.emit("error", "x");
    socket.emit("nothing", { a: { b: Buffer.from("x") } });
    socket.emit("__proto__", "x");
    expect(await watch(await connected())).toMatchObject({ ok: true });
  });

  test("more than twenty events in ten seconds are refused, a flood is cut", async () => {
    const socket = await connected();
    for (let at = 0; at < 20; at += 1) expect(await watch(socket)).toMatchObject({ ok: true });
    expect(await watch(socket)).toEqual({ ok: false, error: "tooMany" });
    for (let at = 0; at < 300; at += 1) socket.emit("nothing", at);
    await expect.poll(() => socket.connected).toBe(false);
    expect(await watch(await connected())).toMatchObject({ ok: true });
  });

  test("a message of more than 10 kB ends its connection alone", async () => {
    const [large, other] = [await connected(), await connected()];
    large.emit("thread:watch", { number: 1, epoch: "x".repeat(20_000) });
    await expect.poll(() => large.connected).toBe(false);
    expect(await watch(other)).toMatchObject({ ok: true });
  });

  test.each([
    "",
    "4",
    "40{",
    "42",
    "42[",
    '42["thread:watch"',
    "42[]",
    "42[null]",
    '42[{"a":1}]',
    '42["connect"]',
    '42["disconnect"]',
    '42["newListener",1]',
    '42["error"]',
    '42999999999999999999["thread:watch",{}]',
    '45999999-["x",{"_placeholder":true,"num":0}]',
    '451-["x",{"_placeholder":true,"num":-1}]',
    '4/admin,["x"]',
    "4/__proto__,",
    "40/nowhere,{}",
    '43["ack"]',
    "44",
    "9",
    "bAAAA",
    "\u001e\u001e\u001e",
    "\u0000\uffff",
    `42["thread:watch",${"[".repeat(4000)}`,
    "42[".repeat(2000),
  ])("the frame %j harms nobody", async (frame) => {
    const handshake = await (await fetch(base())).text();
    const { sid } = JSON.parse(handshake.slice(1)) as { sid: string };
    const send = (body: string) =>
      fetch(`${base()}&sid=${sid}`, {
        method: "POST",
        body,
        headers: { "content-type": "text/plain;charset=UTF-8" },
      });
    await send("40");
    await send(frame).catch(() => null);
    await fetch(`${base()}&sid=${sid}`, { signal: AbortSignal.timeout(300) }).catch(() => null);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await watch(await connected())).toMatchObject({ ok: true });
  });

  test("bytes that are no frames close their own connection", async () => {
    for (const bytes of [
      [0x00],
      [0xff, 0xff, 0xff, 0xff],
      [0x81, 0x05, 0x68, 0x69],
      [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x88, 0x80, 0, 0, 0, 0, 0x88, 0x80],
      [0x82, 0x81, 0, 0, 0, 0, 0xff],
      [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
    ]) {
      const raw = connectTcp(port, "127.0.0.1");
      raw.on("error", () => {});
      raw.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      );
      await once(raw, "data");
      raw.write(Buffer.from(bytes));
      await sleep(30);
      raw.destroy();
    }
    expect(await watch(await connected())).toMatchObject({ ok: true });
  });

  test("who does not read is cut, and the others hear everything", async () => {
    const good = await connected();
    await watch(good);
    const raw = connectTcp(port, "127.0.0.1");
    let closed = false;
    raw.on("error", () => {});
    raw.on("close", () => {
      closed = true;
    });
    raw.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    await once(raw, "data");
    raw.write(masked("40"));
    await once(raw, "data");
    raw.write(masked(`42["thread:watch",{"number":${idea.number}}]`));
    await sleep(200);
    raw.pause();
    const long = "Un banc, una font i ombra. ".repeat(180);
    const sockets = () =>
      new Promise<number>((resolve) => site.server.getConnections((_error, count) => resolve(count)));
    const before = await sockets();
    let said = 0;
    while (said < 1500 && (await sockets()) >= before) {
      await Promise.all(Array.from({ length: 20 }, () => say(long)));
      said += 20;
      await sleep(20);
    }
    expect(await sockets()).toBe(before - 1);
    expect(good.connected).toBe(true);
    await expect.poll(() => heard(good, "thread:event").length, { timeout: 10_000 }).toBe(said);
    raw.destroy();
    expect(closed || raw.destroyed).toBe(true);
  });
});

test("a restart is announced before connections are closed", async () => {
  const socket = await connected();
  const closing = site.live.close();
  await expect.poll(() => heard(socket, "server:restarting").length).toBe(1);
  expect(heard(socket, "server:restarting")[0]?.message.inMs).toBeGreaterThan(0);
  expect(socket.connected).toBe(true);
  await closing;
  await expect.poll(() => socket.connected).toBe(false);
});

/** A text frame as a browser sends it, under the mask 0. */
function masked(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}
