import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { io as connect, type Socket } from "socket.io-client";
import type { Actor } from "#app/core/actor.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { attachLive } from "#app/live/gateway.server.ts";
import { makeExpress } from "#app/web/express-app.server.ts";
import { type TestContext, testContext } from "./context.ts";
import { freePort } from "./running-site.ts";

export type Got = { event: string; message: Record<string, unknown> };
export type Listener = Socket & { got: Got[] };
export type Asked = { cookie?: string; origin?: string; token?: unknown };
export type Ack = { ok: boolean; error?: string; epoch?: string; seq?: number };

export type LiveSite = {
  t: TestContext;
  port: number;
  server: Server;
  live: { close: () => Promise<void> };
  /** A page of the site itself, as browsers name it. */
  own: string;
  client: (asked?: Asked) => Listener;
  connected: (asked?: Asked) => Promise<Listener>;
  refused: (asked: Asked) => Promise<string>;
  sessionOf: (person: Actor) => Promise<{ cookie: string; id: string }>;
  say: (number: number, person: Actor, body?: string) => Promise<{ id: string }>;
  close: () => Promise<void>;
};

/** API and sockets on a port, on a fresh database, with connections looked at again as often as wanted. */
export async function liveSite({ judgeEveryMs = 60_000, writingMs = 8000 } = {}): Promise<LiveSite> {
  // The settings must know the port before the server has it: origins are compared with it.
  const port = Number(await freePort());
  const t = await testContext({ PORT: String(port) });
  const server = createServer(makeExpress({ ctx: t.ctx, client: null, pages: null }));
  const live = await attachLive(t.ctx, server, t.journal, { judgeEveryMs, writingMs });
  await t.journal.start();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const open: Socket[] = [];

  const client = ({ cookie, origin, token }: Asked = {}): Listener => {
    const socket = connect(`http://127.0.0.1:${port}`, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) },
      ...(token === undefined ? {} : { auth: { token } }),
    });
    const got: Got[] = [];
    socket.onAny((event: string, message: Record<string, unknown>) => got.push({ event, message }));
    open.push(socket);
    return Object.assign(socket, { got });
  };

  return {
    t,
    port,
    server,
    live,
    own: `http://localhost:${port}`,
    client,
    connected: async (asked) => {
      const socket = client(asked);
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      return socket;
    },
    refused: async (asked) => {
      const socket = client(asked);
      return new Promise((resolve, reject) => {
        socket.once("connect", () => reject(new Error("It was let in.")));
        socket.once("connect_error", (error) => resolve(error.message));
      });
    },
    sessionOf: async (person) => {
      const cookie = await t.ctx.transact({}, (tx) => startSession(t.ctx, tx, person.id, "test"));
      const row = await t.ctx.db
        .selectFrom("sessions")
        .select("id")
        .where("user_id", "=", person.id)
        .orderBy("created_at", "desc")
        .executeTakeFirstOrThrow();
      return { cookie: cookie.split(";")[0] ?? "", id: row.id };
    },
    say: (number, person, body = "Hi cabria un banc.") =>
      postComment(t.ctx, person, { number, body, parent: null, stance: null, lang: "ca", onBehalfOf: null }),
    close: async () => {
      for (const socket of open) socket.close();
      server.closeAllConnections();
      await live.close();
      server.close();
      await t.close();
    },
  };
}

/** Asks to watch an idea, and gives the answer. */
export function watch(socket: Socket, message: unknown): Promise<Ack> {
  return socket.timeout(5000).emitWithAck("thread:watch", message);
}

/** What a listener has heard of one kind. */
export function heard(socket: Listener, event: string): Got[] {
  return socket.got.filter((got) => got.event === event);
}
