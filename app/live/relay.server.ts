import type { Server } from "socket.io";
import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";
import { publicComment, threadHead } from "#app/features/comments/comment.queries.server.ts";
import { ideaRoom } from "./thread-messages.ts";

const COUNTS_EVERY_MS = 1000;
const KINDS = {
  "comment.published": "published",
  "comment.edited": "edited",
  "comment.removed": "removed",
  "comment.restored": "restored",
  "comment.anonymised": "anonymised",
  "comment.withdrawn": "removed",
} as const;

/** Tells watchers what the journal says: this process's own sockets, the same bytes for each. */
export function relay(ctx: AppContext, io: Server, journal: JournalFollower): { stop: () => void } {
  const waiting = new Map<string, NodeJS.Timeout>();
  const hasWatchers = (ideaId: string) => (io.sockets.adapter.rooms.get(ideaRoom(ideaId))?.size ?? 0) > 0;

  const sendCounts = async (ideaId: string) => {
    waiting.delete(ideaId);
    const idea = await ctx.db
      .selectFrom("ideas")
      .select(["number", "supports", "comments", "stage"])
      .where("id", "=", ideaId)
      .executeTakeFirst();
    if (idea) io.local.to(ideaRoom(ideaId)).emit("idea:counts", idea);
  };

  const tell = async (entry: JournalEntry) => {
    if (entry.type === "session.ended") {
      io.local
        .in(entry.data.sessionId ? `session:${entry.data.sessionId}` : `user:${entry.data.userId}`)
        .disconnectSockets(true);
    } else if (
      entry.type === "account.suspended" ||
      entry.type === "account.erased" ||
      entry.type === "account.rolesChanged" ||
      entry.type === "space.membersChanged"
    ) {
      io.local.in(`user:${entry.data.userId}`).disconnectSockets(true);
    } else if (entry.type === "space.changed" && entry.data.visibility === "private") {
      io.local.disconnectSockets(true); // It may have been public: everybody joins again under the new rule.
    }
    const { ideaId } = entry;
    if (!ideaId || !hasWatchers(ideaId)) return;
    if (entry.type === "idea.removed" || entry.type === "idea.withdrawn") {
      io.local.in(ideaRoom(ideaId)).socketsLeave(ideaRoom(ideaId)); // Nothing of it is anybody's to hear now.
      return;
    }
    if (entry.type in KINDS && entry.commentId) await tellThread(ctx, io, entry, ideaId, entry.commentId);
    if (!waiting.has(ideaId))
      waiting.set(
        ideaId,
        setTimeout(
          () => void sendCounts(ideaId).catch((error) => ctx.log.error({ err: error }, "counts")),
          COUNTS_EVERY_MS,
        ),
      );
  };

  journal.onEntries(async (entries) => {
    for (const entry of entries) await tell(entry);
  });
  return {
    stop: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

async function tellThread(
  ctx: AppContext,
  io: Server,
  entry: JournalEntry,
  ideaId: string,
  commentId: string,
): Promise<void> {
  const seq = "seq" in entry.data ? entry.data.seq : null;
  if (seq === null) return;
  const idea = await ctx.db
    .selectFrom("ideas")
    .select(["id", "number"])
    .where("id", "=", ideaId)
    .executeTakeFirst();
  if (!idea?.number) return;
  const { epoch } = await threadHead(ctx.db, ideaId);
  const comment = await publicComment(ctx.db, idea, commentId);
  const kind = KINDS[entry.type as keyof typeof KINDS];
  io.local.to(ideaRoom(ideaId)).emit("thread:event", {
    number: idea.number,
    epoch,
    seq,
    kind,
    id: commentId,
    ...(comment ? { comment } : {}),
  });
}
