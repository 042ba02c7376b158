import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import type { Tx } from "#db/portable.ts";
import { isCommentingOpen, mayMarkUseful } from "./comment.policy.ts";
import { commentTarget } from "./comment-target.queries.server.ts";

export type Useful = { id: string; useful: number };

/**
 * Finds somebody's comment useful, or no more: once per person however often it is asked. Gives how many do.
 * Throws `notFound`, `forbidden` for one's own, or `conflict` when commenting is closed.
 */
export async function markUseful(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; useful: boolean },
): Promise<Useful> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const { id, idea, ...comment } = await commentTarget(tx, actor, input.id);
    allow(mayMarkUseful(actor, comment));
    if (!isCommentingOpen(idea, ctx.now())) throw new DomainError("conflict", "comments.closed");
    const isNew = input.useful
      ? await mark(tx, id, actor.id, ctx.now().toISOString())
      : await unmark(tx, id, actor.id);
    if (!isNew) return { id, ...(await usefulOf(tx, id)) };
    const counted = await tx
      .updateTable("comments")
      .set((eb) => ({ useful: eb("useful", "+", input.useful ? 1 : -1) }))
      .where("id", "=", id)
      .returning("useful")
      .executeTakeFirstOrThrow();
    record({
      type: "comment.useful",
      spaceId: idea.space.id,
      ideaId: idea.id,
      commentId: id,
      data: counted,
    });
    return { id, ...counted };
  });
}

async function mark(tx: Tx, commentId: string, userId: string, at: string): Promise<boolean> {
  const marked = await tx
    .insertInto("useful_marks")
    .values({ comment_id: commentId, user_id: userId, created_at: at })
    .onConflict((conflict) => conflict.columns(["comment_id", "user_id"]).doNothing())
    .returning("comment_id")
    .executeTakeFirst();
  return marked !== undefined;
}

async function unmark(tx: Tx, commentId: string, userId: string): Promise<boolean> {
  const taken = await tx
    .deleteFrom("useful_marks")
    .where("comment_id", "=", commentId)
    .where("user_id", "=", userId)
    .returning("comment_id")
    .executeTakeFirst();
  return taken !== undefined;
}

function usefulOf(tx: Tx, id: string): Promise<{ useful: number }> {
  return tx.selectFrom("comments").select("useful").where("id", "=", id).executeTakeFirstOrThrow();
}
