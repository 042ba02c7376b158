import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import { awaitedAnswer } from "#app/features/ideas/question.server.ts";
import { removeUploads } from "#app/features/uploads/upload-rows.server.ts";
import { mayWithdrawUpdate } from "./update.policy.ts";

/**
 * Takes back what was officially said, with its files; a question without another answer waits again, until the day it had.
 * Throws `notFound`, `forbidden`, `conflict` when it is gone already.
 */
export async function withdrawUpdate(
  ctx: AppContext,
  actor: Actor,
  input: { update: string },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const update = found(
      await tx
        .selectFrom("updates")
        .select(["id", "idea_id", "kind", "actor_id"])
        .where("id", "=", input.update)
        .executeTakeFirst(),
    );
    const idea = await ideaTargetById(tx, actor, update.idea_id);
    allow(mayWithdrawUpdate(actor, idea, { actorId: update.actor_id }));
    const withdrawn = await tx
      .updateTable("updates")
      .set({ state: "withdrawn" })
      .where("id", "=", update.id)
      .where("state", "=", "approved")
      .returning("id")
      .executeTakeFirst();
    if (!withdrawn) throw new DomainError("conflict", "errors.conflict");
    await removeUploads(ctx, tx, { subject: "update", subjectId: update.id });
    const awaited = await awaitedAnswer(ctx, tx, idea.id);
    if (update.kind === "answer" && awaited.due_on !== null)
      await tx.updateTable("ideas").set(awaited).where("id", "=", idea.id).execute();
    record({
      type: "update.withdrawn",
      spaceId: idea.space.id,
      ideaId: idea.id,
      data: { updateId: update.id },
    });
  });
}
