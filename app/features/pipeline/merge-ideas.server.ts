import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, isDomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Tx } from "#db/portable.ts";
import type { NewMerge } from "./merge.schema.ts";
import { supportersOf, takesIn } from "./merge-targets.queries.server.ts";
import { mayMove, moveIn } from "./move-idea.server.ts";

/**
 * Makes one idea go on in another, with a public note. No support moves: each supporter of the merged idea is
 * asked. Throws `notFound`, `forbidden` (an organiser of both spaces is needed), `invalid` for an idea that
 * cannot take another in, `conflict` when this one is not public or merged already.
 */
export async function mergeIdeas(
  ctx: AppContext,
  actor: Actor,
  input: NewMerge & { number: number | null },
  key?: string,
): Promise<{ id: string; move: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    allow(mayMove(actor, idea.space.id));
    if (idea.stage === "merged") throw new DomainError("conflict", "board.merge.already");
    const into = await target(tx, actor, input.into);
    if (into.id === idea.id || into.state !== "approved" || !takesIn(into.stage))
      throw new DomainError("invalid", "board.merge.cannotTake", { field: "into" });
    await takeBoth(tx, idea.id, into.id);
    const note = { note: input.note, nextStep: null, responsible: null, due: null, lang: input.lang };
    const move = await moveIn(ctx, tx, record, actor, idea, { stage: "merged", ...note });
    await tx.updateTable("ideas").set({ merged_into: into.id }).where("id", "=", idea.id).execute();
    const id = ctx.newId();
    await tx
      .insertInto("merges")
      .values({
        id,
        idea_id: idea.id,
        into_id: into.id,
        stage_move_id: move.id,
        actor_id: actor.id,
        created_at: ctx.now().toISOString(),
        ended_at: null,
      })
      .execute();
    await tx
      .insertInto("merge_choices")
      .columns(["merge_id", "user_id", "choice"])
      .expression((eb) =>
        supportersOf(tx, idea.id).select([
          eb.val(id).as("merge_id"),
          "v.user_id",
          eb.val("asked").as("choice"),
        ]),
      )
      .execute();
    return { id, move: move.id };
  });
}

/** The idea that takes the other in: wrong numbers belong to their field. */
async function target(tx: Tx, actor: Actor, number: number): Promise<IdeaTarget> {
  try {
    const into = await ideaTarget(tx, actor, number);
    if (!mayMove(actor, into.space.id)) throw new DomainError("forbidden", "errors.forbidden");
    return into;
  } catch (error) {
    if (isDomainError(error) && ["notFound", "forbidden"].includes(error.code))
      throw new DomainError("invalid", "board.merge.intoUnknown", { field: "into" });
    throw error;
  }
}

/** Holds both ideas, in one order everywhere, so that two merges at once cannot close a circle. */
async function takeBoth(tx: Tx, ideaId: string, intoId: string): Promise<void> {
  for (const id of [ideaId, intoId].sort()) {
    const free = await tx
      .updateTable("ideas")
      .set((eb) => ({ merged_into: eb.ref("merged_into") }))
      .where("id", "=", id)
      .where("merged_into", "is", null)
      .where("stage", "<>", "merged")
      .returning("id")
      .executeTakeFirst();
    if (!free) throw new DomainError("conflict", "board.merge.already");
  }
}
