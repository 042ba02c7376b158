import type { IncomingMessage } from "node:http";
import type { Server, Socket } from "socket.io";
import { inScope, spacesWithRole, type Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { readSession, sessionCookieName } from "#app/features/accounts/session.server.ts";
import { actorByToken } from "#app/features/accounts/token.queries.server.ts";
import { parseCookies } from "#app/web/cookies.server.ts";

type NoEvents = Record<string, (...args: unknown[]) => void>;

/** What a connection proved itself by, kept so that it can be judged again. */
export type Proof =
  | { kind: "nobody" }
  | { kind: "session"; cookie: string }
  | { kind: "token"; token: string };

export type ListenerData = {
  proof: Proof;
  viewer: Viewer;
  /** Public numbers of the ideas watched, by id. */
  watching: Map<string, number>;
};
export type LiveServer = Server<NoEvents, NoEvents, NoEvents, ListenerData>;
export type LiveSocket = Socket<NoEvents, NoEvents, NoEvents, ListenerData>;

const MAX_TOKEN = 200;

/** A session is only taken from pages of ours: browsers name the page's origin, and a foreign one is refused. */
export function mayConnect(ctx: AppContext, request: IncomingMessage, origins: Set<string>): boolean {
  const { origin, cookie } = request.headers;
  if (origin === undefined || origins.has(origin)) return true;
  return parseCookies(cookie)[sessionCookieName(ctx)] === undefined;
}

/** How a connection proves who it is: a token is judged alone, else the session cookie, else it is nobody. Null for what is no token. */
export function proofOf(ctx: AppContext, auth: unknown, cookie: string | undefined): Proof | null {
  const token = typeof auth === "object" && auth !== null && "token" in auth ? auth.token : undefined;
  if (token !== undefined)
    return typeof token === "string" && token.length <= MAX_TOKEN ? { kind: "token", token } : null;
  return cookie && parseCookies(cookie)[sessionCookieName(ctx)]
    ? { kind: "session", cookie }
    : { kind: "nobody" };
}

/**
 * Who a proof stands for now. Undefined when it stands for nobody any more: an unknown or revoked token, an
 * ended session, a person who is not active.
 */
export async function judge(ctx: AppContext, proof: Proof): Promise<Viewer | undefined> {
  if (proof.kind === "nobody") return null;
  if (proof.kind === "token") {
    const actor = await actorByToken(ctx, proof.token);
    return actor && inScope(actor, "read") ? actor : undefined;
  }
  const session = await readSession(ctx, proof.cookie);
  const actor = session && (await actorById(ctx.db, session.userId, { sessionId: session.publicId }));
  return actor ?? undefined;
}

/** Puts a connection where what concerns its person is said: themselves, their session, the queues they moderate. */
export async function placeOf(socket: LiveSocket): Promise<void> {
  const { viewer } = socket.data;
  for (const room of [...socket.rooms]) if (room.startsWith("queue:")) await socket.leave(room);
  if (!viewer) return;
  const spaces = spacesWithRole(viewer, "moderator");
  await socket.join([
    userRoom(viewer.id),
    ...(viewer.sessionId ? [sessionRoom(viewer.sessionId)] : []),
    ...(spaces === "all" ? [queueRoom("*")] : spaces.map(queueRoom)),
  ]);
}

export function userRoom(userId: string): string {
  return `user:${userId}`;
}

export function sessionRoom(sessionId: string): string {
  return `session:${sessionId}`;
}

/** The moderators of a space; `*` are those of the whole site. */
export function queueRoom(spaceId: string): string {
  return `queue:${spaceId}`;
}
