import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { type Decided, decideItem } from "./decide-item.server.ts";

/**
 * Rejects a waiting revision with its rule and reason; an earlier public text stays public.
 * Throws as `decideItem`, and `invalid` for a rule the space does not have.
 */
export async function rejectItem(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; revision: string; rule: number; reason: string },
): Promise<Decided> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const { item, decisionId } = await decideItem(ctx, tx, record, actor, { ...input, verdict: "rejected" });
    const rule = await tx
      .selectFrom("rules")
      .select("number")
      .where("space_id", "=", item.spaceId)
      .where("number", "=", input.rule)
      .executeTakeFirst();
    if (!rule) throw new DomainError("invalid", "errors.choice", { field: "rule" });
    const revisions = item.commentId ? "comment_revisions" : "idea_revisions";
    await tx.updateTable(revisions).set({ state: "rejected" }).where("id", "=", item.revisionId).execute();
    const subject = item.commentId ? "comments" : "ideas";
    await tx
      .updateTable(subject)
      .set({ state: "rejected" })
      .where("id", "=", item.commentId ?? item.ideaId)
      .where("public_revision_id", "is", null)
      .execute();
    record({
      type: item.commentId ? "comment.rejected" : "idea.rejected",
      spaceId: item.spaceId,
      ideaId: item.ideaId,
      commentId: item.commentId,
      data: { revisionId: item.revisionId, decisionId },
    });
    return { decisionId };
  });
}
