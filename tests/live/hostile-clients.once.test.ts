import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { heard, type LiveSite, liveSite, watch as watchIdea } from "../support/live-site.ts";

let site: LiveSite;
let port: number;
let author: Actor;
let idea: IdeaTarget & { number: number };
async function begin() {
  site = await liveSite();
  ({ port } = site);
  author = await aPerson(site.t.ctx);
  idea = await anIdea(site.t.ctx, await aSpace(site.t.ctx), author);
}
beforeAll(begin);
afterAll(() => site.close());

const connected = () => site.connected();
const watch = (socket: Socket, message: unknown = { number: idea.number, after: 0 }) =>
  watchIdea(socket, message);

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
});

test("who does not read is cut, and the others hear everything", async () => {
  await site.close();
  await begin();
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
    await Promise.all(Array.from({ length: 20 }, () => site.say(idea.number, author, long)));
    said += 20;
    await sleep(20);
  }
  expect(await sockets()).toBe(before - 1);
  expect(good.connected).toBe(true);
  await expect.poll(() => heard(good, "thread:event").length, { timeout: 10_000 }).toBe(said);
  raw.destroy();
  expect(closed || raw.destroyed).toBe(true);
});

/** A text frame as a browser sends it, under the mask 0. */
function masked(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}
