import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import { castVoteIn, takeVoteBack } from "#app/features/votes/cast-vote.server.ts";
import { mayVote } from "#app/features/votes/vote.policy.ts";
import type { MergeChoice } from "./merge.ts";

/**
 * A supporter says what becomes of their support of a merged idea: it moves to the other idea, stays where it
 * is, or ends. Once. Throws `notFound` for who was not asked, `conflict` when answered already, when the ideas
 * are apart again, or when support can no longer be given to the other idea.
 */
export async function chooseMerge(
  ctx: AppContext,
  actor: Actor,
  input: { mergeId: string; choice: MergeChoice },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    allow(mayVote(actor));
    const merge = found(
      await tx
        .selectFrom("merges as m")
        .innerJoin("merge_choices as c", "c.merge_id", "m.id")
        .select(["m.id", "m.idea_id", "m.into_id", "m.ended_at"])
        .where("m.id", "=", input.mergeId)
        .where("c.user_id", "=", actor.id)
        .executeTakeFirst(),
    );
    const idea = await ideaTargetById(tx, actor, merge.idea_id);
    if (merge.ended_at !== null) throw new DomainError("conflict", "pipeline.merge.ended");
    const answered = await tx
      .updateTable("merge_choices")
      .set({ choice: input.choice, decided_at: ctx.now().toISOString() })
      .where("merge_id", "=", merge.id)
      .where("user_id", "=", actor.id)
      .where("choice", "=", "asked")
      .returning("choice")
      .executeTakeFirst();
    if (!answered) throw new DomainError("conflict", "pipeline.merge.answered");
    if (input.choice === "moved") {
      const into = await ideaTargetById(tx, actor, merge.into_id);
      await takeVoteBack(tx, record, actor.id, idea);
      await castVoteIn(ctx, tx, record, actor, into);
    }
    if (input.choice === "dropped") await takeVoteBack(tx, record, actor.id, idea);
    record({
      type: "merge.answered",
      spaceId: idea.space.id,
      ideaId: idea.id,
      data: { mergeId: merge.id },
    });
  });
}
