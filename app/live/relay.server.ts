import { setImmediate as turn } from "node:timers/promises";
import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import type { JournalFollower } from "#app/core/journal-reader.server.ts";
import { numberedHead, publicComment } from "#app/features/comments/comment.queries.server.ts";
import { type LiveServer, queueRoom, userRoom } from "./listener.server.ts";
import type { Presence } from "./presence.server.ts";
import type { Revocation } from "./revocation.server.ts";
import { ideaRoom } from "./thread-messages.ts";

const AT_ONCE = 20;
const COUNTS_EVERY_MS = 1000;
const KINDS = {
  "comment.published": "published",
  "comment.edited": "edited",
  "comment.removed": "removed",
  "comment.restored": "restored",
  "comment.anonymised": "anonymised",
  "comment.withdrawn": "removed",
} as const;

/**
 * Tells watchers what the journal says: this process's own sockets, the same bytes for each. What an entry
 * takes away is taken before anything after it is told.
 */
export function relay(
  ctx: AppContext,
  io: LiveServer,
  journal: JournalFollower,
  revoking: Revocation,
  present: Presence,
): { stop: () => void } {
  const waiting = new Map<string, NodeJS.Timeout>();
  /** Comments of each idea that others, or fewer, find useful since it was told last. */
  const useful = new Map<string, Map<string, number>>();
  const hasWatchers = (ideaId: string) => (io.sockets.adapter.rooms.get(ideaRoom(ideaId))?.size ?? 0) > 0;

  const sendCounts = async (ideaId: string) => {
    waiting.delete(ideaId);
    const idea = await ctx.db
      .selectFrom("ideas")
      .select(["number", "supports", "comments", "stage"])
      .where("id", "=", ideaId)
      .executeTakeFirst();
    const marks = [...(useful.get(ideaId) ?? [])].map(([id, count]) => ({ id, useful: count }));
    useful.delete(ideaId);
    if (!idea) return;
    io.local.to(ideaRoom(ideaId)).emit("idea:counts", idea);
    if (marks.length > 0)
      io.local.to(ideaRoom(ideaId)).emit("thread:useful", { number: idea.number, useful: marks });
  };

  const tell = async (entry: JournalEntry) => {
    await revoking.tell(entry);
    if (entry.type === "space.changed") present.lookAgain();
    if (entry.type === "notifications.changed")
      io.local.to(userRoom(entry.data.userId)).emit("notifications:changed", {});
    if (entry.type === "queue.changed" && entry.spaceId) await tellQueue(ctx, io, entry.spaceId);
    const { ideaId } = entry;
    if (!ideaId || !hasWatchers(ideaId)) return;
    if (entry.type in KINDS && entry.commentId) await tellThread(ctx, io, entry, ideaId, entry.commentId);
    if (entry.type === "comment.useful" && entry.commentId)
      useful.set(ideaId, (useful.get(ideaId) ?? new Map()).set(entry.commentId, entry.data.useful));
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
    for (const [at, entry] of entries.entries()) {
      if (at % AT_ONCE === AT_ONCE - 1) await turn(); // What has been said must get out before more is.
      await tell(entry).catch((error) =>
        ctx.log.error({ err: error, position: entry.position }, "live: entry not told"),
      );
    }
  });
  return {
    stop: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

/** To the space's moderators, and those of the whole site. */
async function tellQueue(ctx: AppContext, io: LiveServer, spaceId: string): Promise<void> {
  const space = await ctx.db.selectFrom("spaces").select("slug").where("id", "=", spaceId).executeTakeFirst();
  if (space) io.local.to([queueRoom(spaceId), queueRoom("*")]).emit("queue:changed", { space: space.slug });
}

async function tellThread(
  ctx: AppContext,
  io: LiveServer,
  entry: JournalEntry,
  ideaId: string,
  commentId: string,
): Promise<void> {
  const seq = "seq" in entry.data ? entry.data.seq : null;
  if (seq === null) return;
  const { epoch, number } = await numberedHead(ctx.db, ideaId);
  if (number === null) return;
  const comment = await publicComment(ctx.db, { id: ideaId, number }, commentId);
  const kind = KINDS[entry.type as keyof typeof KINDS];
  io.local.to(ideaRoom(ideaId)).emit("thread:event", {
    number,
    epoch,
    seq,
    kind,
    id: commentId,
    ...(comment ? { comment } : {}),
  });
}
