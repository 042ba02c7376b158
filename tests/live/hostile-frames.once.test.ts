import { once } from "node:events";
import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryMb } from "../bench/load.ts";
import { randomFrom } from "../soak/random.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { temporaryDatabase } from "../support/temporary-database.ts";

const MORE_MB = 50;
const random = randomFrom(36);

let site: RunningSite;
let database: ReturnType<typeof temporaryDatabase>;
beforeAll(async () => {
  database = temporaryDatabase();
  site = await runSite(database.url, { PLANTER_DEMO: "0" });
});
afterAll(async () => {
  await site?.stop();
  database?.drop();
});

const port = () => Number(new URL(site.url).port);

/** A text or binary frame under the mask 0, of any length. */
function frame(data: string | Buffer, first = typeof data === "string" ? 0x81 : 0x82): Buffer {
  const bytes = Buffer.from(data as string);
  const size =
    bytes.length < 126
      ? [0x80 | bytes.length]
      : bytes.length < 65_536
        ? [0x80 | 126, bytes.length >> 8, bytes.length & 255]
        : [
            0x80 | 127,
            0,
            0,
            0,
            0,
            bytes.length >>> 24,
            (bytes.length >> 16) & 255,
            (bytes.length >> 8) & 255,
            bytes.length & 255,
          ];
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), bytes]);
}

type Raw = { socket: Socket; isClosed: () => boolean };

/** A websocket by hand. */
async function raw(): Promise<Raw> {
  const socket = connectTcp(port(), "127.0.0.1");
  let closed = false;
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
  });
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost:${port()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once("data", resolve));
  socket.on("data", (chunk) => {
    if (chunk.includes(0x88)) closed = true; // The server says goodbye, and hears no more.
  });
  return { socket, isClosed: () => closed };
}

/** An honest reader is served by the same process as before. */
async function isWell(): Promise<void> {
  const socket = io(site.url, { transports: ["websocket"], forceNew: true, reconnection: false });
  expect(await socket.timeout(10_000).emitWithAck("thread:watch", { number: 1 })).toEqual({
    ok: false,
    error: "notFound",
  });
  socket.disconnect();
  expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  expect(() => process.kill(site.pid, 0)).not.toThrow();
  expect(site.said()).not.toMatch(/unhandled|uncaught|"level":(50|60)/i);
}

const ODD: [string, string, number][] = [
  ["two lengths", "POST /login HTTP/1.1\r\nOwn\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc", 400],
  [
    "a length and pieces",
    "POST /login HTTP/1.1\r\nOwn\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  [
    "pieces without a length",
    "POST /login HTTP/1.1\r\nOwn\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    411,
  ],
  ["a length beyond all bounds", "POST /login HTTP/1.1\r\nOwn\r\nContent-Length: 99999999999\r\n\r\n", 413],
  ["a head beyond all bounds", `GET / HTTP/1.1\r\nOwn\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ["an echo", "TRACE / HTTP/1.1\r\nOwn\r\n\r\n", 405],
  ["a method of other protocols", "PROPFIND /ideas HTTP/1.1\r\nOwn\r\n\r\n", 405],
  ["a form for a page without one", "POST /rules HTTP/1.1\r\nOwn\r\nContent-Length: 0\r\n\r\n", 405],
  ["another site's address", "GET http://evil.example/login HTTP/1.1\r\nOwn\r\n\r\n", 400],
  ["no address", "OPTIONS * HTTP/1.1\r\nOwn\r\n\r\n", 400],
  ["an address with NUL", "GET /login?next=%00 HTTP/1.1\r\nOwn\r\n\r\n", 400],
  ["a host with a port beyond all ports", "GET /login HTTP/1.1\r\nHost: localhost:99999999\r\n\r\n", 400],
  ["such a host, as if passed on", "GET /login HTTP/1.1\r\nOwn\r\nX-Forwarded-Host: a:99999999\r\n\r\n", 400],
  [
    "what is no form",
    "POST /login HTTP/1.1\r\nOwn\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x\r\n",
    422,
  ],
];

test.each(ODD)("%s is refused, and nobody is alarmed", async (_what, request, status) => {
  const own = `Host: localhost:${port()}\r\nOrigin: http://localhost:${port()}\r\nConnection: close`;
  const socket = connectTcp(port(), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(request.replace("Own", own));
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString().split("\r\n")[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  socket.destroy();
  expect(site.said()).not.toMatch(/"level":(50|60)/);
});

const FLOODS: [string, Buffer][] = [
  ["events", frame('42["x"]')],
  ["connections to the same place", frame("40")],
  ["connections elsewhere", frame("40/elsewhere,")],
  ["answers nobody asked for", frame("430[]")],
  ["signs of life", frame("3")],
  ["nothing", frame("6")],
];

test.each(FLOODS)("ten thousand packets of %s at once are cut", async (_what, packet) => {
  const before = memoryMb(site.pid) ?? 0;
  const { socket, isClosed } = await raw();
  socket.write(Buffer.concat([frame("40"), ...Array.from({ length: 10_000 }, () => packet)]));
  await expect.poll(isClosed, { timeout: 10_000 }).toBe(true);
  await isWell();
  expect((memoryMb(site.pid) ?? 0) - before).toBeLessThan(MORE_MB);
});

const LARGE: [string, Buffer[]][] = [
  ["a text over the limit", [frame(`42["x","${"x".repeat(1_000_001)}"]`)]],
  ["a packet that announces a million attachments", [frame('451000000-["x",{"_placeholder":true,"num":0}]')]],
  [
    "a packet with no attachments that has some",
    [frame('450-["x",{"_placeholder":true,"num":0}]'), frame(Buffer.alloc(10))],
  ],
  [
    "attachments that never come",
    [frame('459-["x",{"_placeholder":true,"num":0}]'), frame(Buffer.alloc(9000)), frame('42["x"]')],
  ],
  [
    "a message in pieces without end",
    Array.from({ length: 200 }, (_, at) => frame("x".repeat(1000), at === 0 ? 0x01 : 0x00)),
  ],
  ["a packed frame, which was not agreed on", [frame(Buffer.alloc(100), 0xc2)]],
];

test.each(LARGE)("%s ends its connection and holds no memory", async (_what, frames) => {
  const before = memoryMb(site.pid) ?? 0;
  const attempts = await Promise.all(Array.from({ length: 20 }, raw));
  for (const { socket } of attempts) socket.write(Buffer.concat([frame("40"), ...frames]));
  await expect.poll(() => attempts.every(({ isClosed }) => isClosed()), { timeout: 10_000 }).toBe(true);
  await isWell();
  expect((memoryMb(site.pid) ?? 0) - before).toBeLessThan(MORE_MB);
});

test("thousands of frames at random, on both transports, touch nobody else", async () => {
  const before = memoryMb(site.pid) ?? 0;
  const pieces = [
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "40",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "b",
    "-",
    "[",
    "]",
    "{",
    "}",
    '"',
    ",",
    "/",
    "?",
    "null",
    "1e999",
    '"thread:watch"',
    '"connect"',
    '"error"',
    '{"number":1}',
    '{"_placeholder":true,"num":0}',
    "\u001e",
    "\u0000",
    "\ud83d\ude00",
    "999999999999999999999",
  ];
  const junk = () => Array.from({ length: random.between(1, 12) }, () => random.pick(pieces)).join("");
  const bytes = () =>
    Buffer.from(Array.from({ length: random.between(0, 60) }, () => random.between(0, 255)));
  const opcodes = [0x00, 0x01, 0x02, 0x81, 0x82, 0x88, 0x89, 0x8a, 0xc1, 0xf1, 0x8f];
  for (let turn = 0; turn < 40; turn += 1) {
    const connections = await Promise.all(Array.from({ length: 10 }, raw));
    for (const { socket } of connections) {
      const sent = Array.from({ length: 8 }, () =>
        random.chance(0.7)
          ? frame(junk())
          : random.chance(0.5)
            ? frame(bytes(), random.pick(opcodes))
            : bytes(),
      );
      socket.write(Buffer.concat([...(random.chance(0.5) ? [frame("40")] : []), ...sent]));
    }
    const polls = Array.from({ length: 10 }, async () => {
      const at = `${site.url}/socket.io/?EIO=4&transport=polling`;
      const opened = await (await fetch(at)).text();
      const sid = /"sid":"([^"]+)"/.exec(opened)?.[1];
      const body = random.chance(0.8) ? junk() : bytes();
      await fetch(`${at}&sid=${sid}`, { method: "POST", body }).catch(() => null);
    });
    await Promise.all(polls);
    for (const { socket } of connections) socket.destroy();
  }
  await isWell();
  expect((memoryMb(site.pid) ?? 0) - before).toBeLessThan(MORE_MB);
});

test("five hundred connections that say nothing, and as many that end in the middle of a request, keep nobody out", async () => {
  const silent = Array.from({ length: 500 }, (_, at) => {
    const socket = connectTcp(port(), "127.0.0.1");
    socket.on("error", () => {});
    socket.write(
      at % 2 === 0 ? "GET / HTTP/1.1\r\nHost: local" : "POST /login HTTP/1.1\r\nContent-Length: 99\r\n",
    );
    return socket;
  });
  await sleep(200);
  await isWell();
  for (const socket of silent) socket.destroy();
  await isWell();
});

test("connections that never say goodbye do not keep the server from ending", async () => {
  await expect(site.stop()).resolves.toBe(0);
}, 15_000);
