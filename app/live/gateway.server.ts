import type { Server } from "node:http";
import type { AppContext } from "#app/core/context.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";

/** Socket.IO on the same port. */
export async function attachLive(
  _ctx: AppContext,
  _server: Server,
  _journal: JournalFollower,
): Promise<{ close: () => Promise<void> }> {
  return { close: async () => {} };
}
