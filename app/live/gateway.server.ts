import type { Server as HttpServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Server } from "socket.io";
import { ownOrigins } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";
import { threadHead } from "#app/features/comments/comment.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { acrossNodes } from "./across-nodes.server.ts";
import { cutFloods, cutWhenSlow, limitEvents } from "./frame-limits.server.ts";
import { judge, type LiveServer, type LiveSocket, mayConnect, placeOf, proofOf } from "./listener.server.ts";
import { type Presence, presence } from "./presence.server.ts";
import { relay } from "./relay.server.ts";
import { revocation } from "./revocation.server.ts";
import { ideaRoom, presenceMessage, unwatchMessage, watchMessage } from "./thread-messages.ts";

const MAX_WATCHED = 50;
const MAX_FRAME_BYTES = 10_000;
/** From the announcement of a restart until sockets are closed. */
const ANNOUNCED_MS = 500;
/** When clients may look for the server again; they spread themselves out from there. */
const BACK_IN_MS = 2000;

type Ack = (
  answer: { ok: true; epoch: string; seq: number } | { ok: false; error: "notFound" | "tooMany" | "invalid" },
) => void;

/**
 * Socket.IO on the server's port: it delivers and never writes. Who listens is the session's person (from
 * pages of ours), a token's, or nobody; each room is joined by the same scope as the page, and left when that
 * scope no longer holds.
 */
export async function attachLive(
  ctx: AppContext,
  http: HttpServer,
  journal: JournalFollower,
  { judgeEveryMs = 60_000, writingMs = 8000 } = {},
): Promise<{ close: () => Promise<void> }> {
  const origins = ownOrigins(ctx.config);
  const io: LiveServer = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, mayConnect(ctx, request, origins)),
  });
  const disconnectRedis = await acrossNodes(ctx, io);

  io.engine.on("connection", cutFloods);
  io.use((socket, next) => {
    admit(ctx, socket)
      .then((isAdmitted) => next(isAdmitted ? undefined : new Error("unauthorized")))
      .catch((error) => {
        ctx.log.error({ err: error }, "socket handshake");
        next(new Error("busy"));
      });
  });
  const present = presence(ctx, io, writingMs);
  io.on("connection", (socket) => {
    cutWhenSlow(socket);
    limitEvents(socket);
    listen(ctx, socket, present);
  });

  const revoking = revocation(ctx, io, judgeEveryMs);
  const relaying = relay(ctx, io, journal, revoking, present);
  return {
    close: async () => {
      io.local.emit("server:restarting", { inMs: BACK_IN_MS });
      await sleep(io.engine.clientsCount > 0 ? ANNOUNCED_MS : 0);
      relaying.stop();
      present.stop();
      revoking.stop();
      await io.close().catch(() => {});
      await disconnectRedis();
    },
  };
}

/** Finds out who connects; false for a proof that proves nothing. A session that has ended is nobody, as on pages. */
async function admit(ctx: AppContext, socket: LiveSocket): Promise<boolean> {
  const proof = proofOf(ctx, socket.handshake.auth, socket.request.headers.cookie);
  if (!proof) return false;
  const viewer = await judge(ctx, proof);
  if (viewer === undefined && proof.kind === "token") return false;
  socket.data = {
    proof: viewer === undefined ? { kind: "nobody" } : proof,
    viewer: viewer ?? null,
    watching: new Map(),
  };
  await placeOf(socket);
  return true;
}

function listen(ctx: AppContext, socket: LiveSocket, present: Presence): void {
  const { watching } = socket.data;
  socket.on("thread:watch", (message: unknown, ack: unknown) => {
    const answer: Ack = typeof ack === "function" ? (ack as Ack) : () => {};
    const parsed = watchMessage.safeParse(message);
    if (!parsed.success) return answer({ ok: false, error: "invalid" });
    if (watching.size >= MAX_WATCHED) return answer({ ok: false, error: "tooMany" });
    watch(ctx, socket, parsed.data.number)
      .then(({ ideaId, ...head }) => {
        answer({ ok: true, ...head });
        present.greet(socket, ideaId);
      })
      .catch((error) => {
        if (!isDomainError(error)) ctx.log.error({ err: error }, "thread:watch");
        answer({ ok: false, error: "notFound" });
      });
  });
  socket.on("thread:unwatch", (message: unknown) => {
    const parsed = unwatchMessage.safeParse(message);
    if (!parsed.success) return;
    for (const [ideaId, number] of watching) {
      if (number !== parsed.data.number) continue;
      watching.delete(ideaId);
      void socket.leave(ideaRoom(ideaId));
    }
  });
  socket.on("thread:presence", (message: unknown) => {
    const parsed = presenceMessage.safeParse(message);
    if (!parsed.success) return;
    for (const [ideaId, number] of watching)
      if (number === parsed.data.number) present.note(socket, ideaId, parsed.data.writing);
  });
  socket.on("error", () => {}); // A frame may carry the name of an event that would end the process unheard.
}

/** Joins first and looks at the head after, so that nothing falls between; what may not be seen is never joined. */
async function watch(ctx: AppContext, socket: LiveSocket, number: number) {
  const idea = await ideaTarget(ctx.db, socket.data.viewer, number);
  socket.data.watching.set(idea.id, number);
  await socket.join(ideaRoom(idea.id));
  // Its rights may have changed while it was looked up, when it stood in no room to be told.
  await ideaTarget(ctx.db, socket.data.viewer, number).catch(async (error) => {
    socket.data.watching.delete(idea.id);
    await socket.leave(ideaRoom(idea.id));
    throw error;
  });
  return { ideaId: idea.id, ...(await threadHead(ctx.db, idea.id)) };
}
