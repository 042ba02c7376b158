import type { Locale } from "#app/core/actor.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { beside } from "./beside.ts";
import { anIdea, aPerson, aSpace } from "./factories.ts";

const WAIT_MS = 20 * 60_000;

/** A moderated space that usually decides in twenty minutes, its two moderators, and authors, beside the server that serves the database. */
export async function anAuthorSide(databaseUrl: string) {
  let ago = 2 * WAIT_MS;
  const { ctx, close } = await beside(databaseUrl, () => new Date(Date.now() - ago));
  const space = await aSpace(ctx, { moderation: "before" });
  const roles = [{ role: "moderator" as const, spaceId: space.id }];
  const [first, second] = [await aPerson(ctx, { roles }), await aPerson(ctx, { roles })];
  const idea = await anIdea(ctx, space, await aPerson(ctx));
  const oldest = async () => {
    const [item] = await waitingItems(ctx.db, first, { space: space.slug });
    if (!item) throw new Error("nothing waits");
    return item;
  };
  for (let count = 0; count < 10; count += 1)
    await postComment(ctx, await aPerson(ctx), {
      ...newComment.parse({ body: `Una font a cada plaça: ${count}.` }),
      number: idea.number,
    });
  ago = WAIT_MS;
  for (let count = 0; count < 10; count += 1) await approveItem(ctx, first, await oldest());
  ago = 0;
  return {
    path: `/ideas/${idea.number}`,
    author: async (locale: Locale) => {
      const person = await aPerson(ctx, { locale });
      return (await ctx.transact({}, (tx) => startSession(ctx, tx, person.id, "test"))).split(";")[0] ?? "";
    },
    reject: async (reason: string) => rejectItem(ctx, first, { ...(await oldest()), rule: 1, reason }),
    /** Somebody else than who rejected says that the author is right. */
    overturn: async () => {
      await approveItem(ctx, second, await oldest());
      await notifyPeople.run(ctx);
    },
    close,
  };
}
