import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { appendThreadEvent, countComments } from "#app/features/comments/publish-comment.server.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import type { Decided } from "./decide-item.server.ts";
import { mayDecide } from "./moderation.policy.ts";

/**
 * Takes a published comment out of public sight, with its rule and reason, as the thread's next event.
 * Throws `notFound` outside one's spaces, `forbidden` for one's own, `conflict` when it is not public.
 */
export async function removeComment(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; rule: number; reason: string; source?: "own" | "command" },
): Promise<Decided> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const comment = found(
      await tx
        .selectFrom("comments as c")
        .innerJoin("ideas as i", "i.id", "c.idea_id")
        .select([
          "c.id",
          "c.author_id as authorId",
          "c.organisation_id as organisationId",
          "c.public_revision_id as revisionId",
          "i.id as ideaId",
          "i.space_id as spaceId",
        ])
        .where("c.id", "=", input.id)
        .executeTakeFirst(),
    );
    found(mayModerate(actor, comment.spaceId) ? comment : null);
    allow(mayDecide(actor, comment), "moderation.ownText");
    const removed = await tx
      .updateTable("comments")
      .set({ state: "removed" })
      .where("id", "=", comment.id)
      .where("state", "=", "approved")
      .returning("id")
      .executeTakeFirst();
    if (!removed) throw new DomainError("conflict", "errors.conflict");
    const decisionId = ctx.newId();
    await tx
      .insertInto("decisions")
      .values({
        id: decisionId,
        verdict: "removed",
        subject_type: "comment",
        subject_id: comment.id,
        revision_id: comment.revisionId,
        space_id: comment.spaceId,
        queue_item_id: null,
        moderator_id: actor.id,
        rule: input.rule,
        reason: input.reason,
        source: input.source ?? "own",
        created_at: ctx.now().toISOString(),
      })
      .execute();
    await countComments(tx, comment.ideaId, -1, null);
    const place = { ideaId: comment.ideaId, spaceId: comment.spaceId, commentId: comment.id };
    const seq = await appendThreadEvent(ctx, tx, place, "removed");
    record({ type: "comment.removed", ...place, data: { decisionId, seq } });
    return { decisionId };
  });
}
