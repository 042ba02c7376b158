import type { Server as HttpServer } from "node:http";
import { createAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";
import { ownOrigins } from "#app/config.server.ts";
import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { readSession } from "#app/features/accounts/session.server.ts";
import { threadHead } from "#app/features/comments/comment.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { relay } from "./relay.server.ts";
import { ideaRoom, unwatchMessage, watchMessage } from "./thread-messages.ts";

const MAX_ROOMS = 50;
const EVENTS_PER_10_S = 20;

type Ack = (
  answer: { ok: true; epoch: string; seq: number } | { ok: false; error: "notFound" | "tooMany" | "invalid" },
) => void;

/**
 * Socket.IO on the server's port: it delivers and never writes. Foreign origins are refused, the session
 * cookie says who listens, and each room is joined by the same scope as the page.
 */
export async function attachLive(
  ctx: AppContext,
  http: HttpServer,
  journal: JournalFollower,
): Promise<{ close: () => Promise<void> }> {
  const origins = ownOrigins(ctx.config);
  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 100_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) =>
      decide(null, request.headers.origin === undefined || origins.has(request.headers.origin)),
  });
  const disconnectRedis = await acrossNodes(ctx, io);

  io.use((socket, next) => {
    viewerOf(ctx, socket.request.headers.cookie)
      .then((viewer) => {
        socket.data.viewer = viewer;
        if (viewer) void socket.join([`user:${viewer.id}`, `session:${viewer.sessionId}`]);
        next();
      })
      .catch((error) => {
        ctx.log.error({ err: error }, "socket handshake");
        next(new Error("busy"));
      });
  });

  io.on("connection", (socket) => {
    let used = 0;
    let since = Date.now();
    const mayGo = () => {
      if (Date.now() - since > 10_000) {
        used = 0;
        since = Date.now();
      }
      used += 1;
      return used <= EVENTS_PER_10_S;
    };
    socket.on("thread:watch", (message: unknown, ack: unknown) => {
      const answer: Ack = typeof ack === "function" ? (ack as Ack) : () => {};
      const parsed = watchMessage.safeParse(message);
      if (!parsed.success) return answer({ ok: false, error: "invalid" });
      if (!mayGo() || socket.rooms.size > MAX_ROOMS) return answer({ ok: false, error: "tooMany" });
      watch(ctx, socket.data.viewer as Viewer, parsed.data.number)
        .then(async ({ ideaId, head }) => {
          await socket.join(ideaRoom(ideaId));
          answer({ ok: true, ...head });
        })
        .catch((error) => {
          if (!isDomainError(error)) ctx.log.error({ err: error }, "thread:watch");
          answer({ ok: false, error: "notFound" });
        });
    });
    socket.on("thread:unwatch", (message: unknown) => {
      const parsed = unwatchMessage.safeParse(message);
      if (!parsed.success || !mayGo()) return;
      watch(ctx, socket.data.viewer as Viewer, parsed.data.number)
        .then(({ ideaId }) => socket.leave(ideaRoom(ideaId)))
        .catch(() => {});
    });
    socket.on("error", () => {});
  });

  const relaying = relay(ctx, io, journal);
  return {
    close: async () => {
      relaying.stop();
      io.emit("server:restarting", { inMs: 5000 });
      await io.close().catch(() => {});
      await disconnectRedis();
    },
  };
}

async function watch(ctx: AppContext, viewer: Viewer, number: number) {
  const idea = await ideaTarget(ctx.db, viewer, number);
  return { ideaId: idea.id, head: await threadHead(ctx.db, idea.id) };
}

async function viewerOf(ctx: AppContext, cookie: string | undefined): Promise<Viewer> {
  const session = await readSession(ctx, cookie);
  return session ? actorById(ctx.db, session.userId, { sessionId: session.publicId }) : null;
}

/** With REDIS_URL, disconnections reach sockets of other nodes. Content never depends on it: every node reads the journal. */
async function acrossNodes(ctx: AppContext, io: Server): Promise<() => Promise<void>> {
  if (!ctx.config.redisUrl) return async () => {};
  const publisher = createClient({ url: ctx.config.redisUrl });
  const subscriber = publisher.duplicate();
  for (const client of [publisher, subscriber])
    client.on("error", (error) => ctx.log.warn({ err: error }, "redis"));
  await Promise.all([publisher.connect(), subscriber.connect()]).catch((error) =>
    ctx.log.warn({ err: error }, "redis"),
  );
  io.adapter(createAdapter(publisher, subscriber));
  return async () => {
    publisher.destroy();
    subscriber.destroy();
  };
}
