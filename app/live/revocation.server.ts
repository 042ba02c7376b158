import { setImmediate as turn } from "node:timers/promises";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import {
  judge,
  type LiveServer,
  type LiveSocket,
  placeOf,
  sessionRoom,
  userRoom,
} from "./listener.server.ts";
import { ideaRoom } from "./thread-messages.ts";

/** Connections looked at before others get their turn. */
const AT_ONCE = 50;

/**
 * Ends what a connection may no longer hear. Told by the journal at once, and by looking at everything now
 * and then: a session that ran out has no event. A connection whose proof is gone is closed; one that may see
 * less than before only leaves the rooms.
 */
export function revocation(ctx: AppContext, io: LiveServer, everyMs: number) {
  const judgeAgain = async (socket: LiveSocket, seen: Map<string, Promise<boolean>>) => {
    const viewer = await judge(ctx, socket.data.proof);
    if (viewer === undefined) {
      socket.disconnect(true);
      return;
    }
    socket.data.viewer = viewer;
    await placeOf(socket);
    await leaveUnseen(socket, seen);
  };

  const leaveUnseen = async (socket: LiveSocket, seen: Map<string, Promise<boolean>>) => {
    const { viewer, watching } = socket.data;
    for (const [ideaId, number] of watching) {
      const key = `${viewer?.id ?? ""} ${viewer?.scopes?.join() ?? ""} ${number}`;
      const known = seen.get(key) ?? maySee(socket, number);
      seen.set(key, known);
      if (await known) continue;
      watching.delete(ideaId);
      await socket.leave(ideaRoom(ideaId));
    }
  };

  const maySee = async (socket: LiveSocket, number: number): Promise<boolean> => {
    try {
      await ideaTarget(ctx.db, socket.data.viewer, number);
      return true;
    } catch (error) {
      if (isDomainError(error)) return false;
      throw error;
    }
  };

  const each = async (
    sockets: LiveSocket[],
    act: (socket: LiveSocket, seen: Map<string, Promise<boolean>>) => Promise<void>,
  ) => {
    const seen = new Map<string, Promise<boolean>>();
    for (const [at, socket] of sockets.entries()) {
      if (at % AT_ONCE === AT_ONCE - 1) await turn();
      await act(socket, seen).catch((error) => {
        // Who cannot be judged hears nothing more; their client comes back and asks again.
        ctx.log.error({ err: error }, "socket judged again");
        socket.disconnect(true);
      });
    }
  };

  const within = (room: string): LiveSocket[] =>
    [...(io.sockets.adapter.rooms.get(room) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? []);
  const all = () => [...io.sockets.sockets.values()];

  const timer = setInterval(() => void each(all(), judgeAgain), everyMs);
  timer.unref();

  return {
    stop: () => clearInterval(timer),
    /** Takes one journal entry in; resolves when nobody hears any more what it takes away. */
    tell: async (entry: JournalEntry): Promise<void> => {
      if (entry.type === "session.ended" && entry.data.sessionId)
        io.local.in(sessionRoom(entry.data.sessionId)).disconnectSockets(true);
      else if (entry.type === "session.ended" || entry.type === "space.membersChanged")
        await each(within(userRoom(entry.data.userId)), judgeAgain);
      else if (entry.type.startsWith("account.") && "userId" in entry.data)
        await each(within(userRoom(entry.data.userId)), judgeAgain);
      else if (entry.type === "organisation.changed") await each(all(), judgeAgain);
      else if (entry.type === "space.changed") await each(all(), leaveUnseen);
      else if (entry.type.startsWith("idea.") && entry.ideaId)
        await each(within(ideaRoom(entry.ideaId)), leaveUnseen);
    },
  };
}

export type Revocation = ReturnType<typeof revocation>;
