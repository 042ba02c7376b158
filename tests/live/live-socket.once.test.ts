import { createServer, type Server as HttpServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LiveSocket, openLiveSocket } from "#app/live/live-socket.ts";

const require = createRequire(import.meta.url);
/** The one that Socket.IO's server brings: this Node has none of its own. */
const Line = createRequire(require.resolve("socket.io"))("ws");
class QuietWebSocket extends Line {
  constructor(url: string) {
    super(url);
    this.on("error", () => {}); // Browsers only close.
  }
}

// For good: a connection of an earlier test may still be on its way back.
Object.assign(globalThis, { WebSocket: QuietWebSocket });

let http: HttpServer;
let io: Server;
let page: Map<string, () => void>;

async function serve(port: number, settings = {}): Promise<number> {
  http = createServer();
  io = new Server(http, { serveClient: false, ...settings });
  io.on("connection", (socket) => {
    socket.on("ask", (message, answer) => answer({ ok: true, ...message }));
    socket.on("say", (message) => io.emit("said", message));
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return (http.address() as AddressInfo).port;
}
const connections = () => io.engine.clientsCount;

/** A connection, and what it told of itself. */
function open(port: number): { socket: LiveSocket; told: string[] } {
  const socket = openLiveSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const told: string[] = [];
  socket.on("connect", () => told.push("connect")).on("disconnect", () => told.push("disconnect"));
  return { socket, told };
}

beforeEach(() => {
  page = new Map();
  vi.stubGlobal("addEventListener", (name: string, listener: () => void) => page.set(name, listener));
  // The shortest waits there are.
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(async () => {
  await io.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("hears what the server says, and is answered", async () => {
  const { socket } = open(await serve(0));
  const said: unknown[] = [];
  socket.on("said", (message) => said.push(message));
  expect(socket.connected).toBe(false);
  socket.emit("say", "before there is a connection: lost");
  await expect.poll(() => socket.connected).toBe(true);
  const answers: unknown[] = [];
  for (const number of [1, 2])
    socket.emit("ask", { number, text: "‘’\n·" }, (answer) => answers.push(answer));
  socket.emit("say", { text: "ŀ" });
  await expect.poll(() => said).toEqual([{ text: "ŀ" }]);
  expect(answers).toEqual([1, 2].map((number) => ({ ok: true, number, text: "‘’\n·" })));
  const heard = () => said.push("twice");
  socket.on("said", heard).off("said", heard);
  socket.emit("say", 1);
  await expect.poll(() => said).toEqual([{ text: "ŀ" }, 1]);
});

test("stays through the server's heartbeats", async () => {
  const { socket, told } = open(await serve(0, { pingInterval: 100, pingTimeout: 300 }));
  await expect.poll(() => socket.connected).toBe(true);
  let beats = 0;
  for (const client of io.sockets.sockets.values())
    client.conn.on("heartbeat", () => {
      beats += 1;
    });
  await expect.poll(() => beats).toBeGreaterThan(3);
  expect(told).toEqual(["connect"]);
});

test("gives a connection up that has gone silent", async () => {
  await serve(0);
  const silent = new Line.Server({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => silent.once("listening", resolve));
  silent.on(
    "connection",
    (line: { send: (text: string) => void; once: (name: string, then: () => void) => void }) => {
      line.once("message", () => line.send("40{}"));
      line.send('0{"pingInterval":50,"pingTimeout":50}');
    },
  );
  const { told } = open(silent.address().port);
  await expect.poll(() => told.slice(0, 3)).toEqual(["connect", "disconnect", "connect"]);
  silent.close();
});

test("comes back after a crash, an end by the server, and an announced restart", async () => {
  const port = await serve(0);
  const { socket, told } = open(port);
  await expect.poll(() => told).toEqual(["connect"]);
  await io.close();
  await expect.poll(() => told).toEqual(["connect", "disconnect"]);
  await serve(port);
  await expect.poll(() => told, { timeout: 5000 }).toHaveLength(3);
  io.disconnectSockets(true);
  await expect.poll(() => told, { timeout: 5000 }).toHaveLength(5);
  io.emit("server:restarting", { inMs: 300 });
  await expect.poll(() => told, { timeout: 5000 }).toHaveLength(6);
  expect(connections()).toBeLessThanOrEqual(1);
  await expect.poll(() => told, { timeout: 5000 }).toHaveLength(7);
  expect(told).toEqual([
    "connect",
    "disconnect",
    "connect",
    "disconnect",
    "connect",
    "disconnect",
    "connect",
  ]);
  expect(connections()).toBe(1);
  expect(socket.connected).toBe(true);
});

test("leaves when the browser is offline, and is back at once when it is not", async () => {
  const { socket } = open(await serve(0));
  await expect.poll(() => socket.connected).toBe(true);
  page.get("offline")?.();
  expect(socket.connected).toBe(false);
  page.get("online")?.();
  await expect.poll(() => socket.connected).toBe(true);
  await expect.poll(connections).toBe(1);
});

test("a refused one tries again, with one connection at a time", async () => {
  const port = await serve(0);
  let refusals = 0;
  io.use((_socket, next) => next(refusals++ < 2 ? new Error("busy") : undefined));
  const { socket } = open(port);
  await expect.poll(() => socket.connected, { timeout: 5000 }).toBe(true);
  expect(refusals).toBe(3);
  expect(connections()).toBe(1);
});
