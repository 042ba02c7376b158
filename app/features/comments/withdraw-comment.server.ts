import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, found } from "#app/core/errors.ts";
import { spaceById } from "#app/features/spaces/space.queries.server.ts";
import type { Tx } from "#db/portable.ts";
import { mayWithdrawComment } from "./comment.policy.ts";
import { appendThreadEvent, countComments } from "./publish-comment.server.ts";

/** Takes one's own comment back: gone from the thread at once, and from the queue. Throws `notFound` for anybody else's. */
export async function withdrawComment(
  ctx: AppContext,
  actor: Actor,
  input: { id: string },
): Promise<{ number: number | null }> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const comment = await taken(tx, actor, input.id);
    await tx
      .updateTable("queue_items")
      .set({ state: "cancelled" })
      .where("comment_id", "=", comment.id)
      .where("state", "=", "waiting")
      .execute();
    const place = { ideaId: comment.ideaId, spaceId: comment.spaceId, commentId: comment.id };
    let seq: number | null = null;
    if (comment.state === "approved") {
      await countComments(tx, comment.ideaId, -1, null);
      seq = await appendThreadEvent(ctx, tx, place, "removed");
    }
    record({ type: "comment.withdrawn", ...place, data: { seq } });
    record({ type: "queue.changed", spaceId: comment.spaceId, data: {} });
    return { number: comment.number };
  });
}

/**
 * Sets the comment withdrawn and returns how it was before. When a decision changes it between reading and
 * writing, it is read anew: what is counted must be what was public.
 */
async function taken(tx: Tx, actor: Actor, id: string) {
  for (;;) {
    const comment = found(
      await tx
        .selectFrom("comments as c")
        .innerJoin("ideas as i", "i.id", "c.idea_id")
        .select([
          "c.id",
          "c.state",
          "c.author_id as authorId",
          "i.id as ideaId",
          "i.number",
          "i.space_id as spaceId",
        ])
        .where("c.id", "=", id)
        .where("c.author_id", "=", actor.id)
        .executeTakeFirst(),
    );
    await spaceById(tx, actor, comment.spaceId);
    allow(mayWithdrawComment(actor, comment));
    const changed = await tx
      .updateTable("comments")
      .set({ state: "withdrawn" })
      .where("id", "=", comment.id)
      .where("state", "=", comment.state)
      .returning("id")
      .executeTakeFirst();
    if (changed) return comment;
  }
}
