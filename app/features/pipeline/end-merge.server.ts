import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { Tx } from "#db/portable.ts";

/** An idea that goes on by itself again, inside the move that says so: what supporters answered stays, nobody is asked any more. */
export async function endMerge(ctx: AppContext, tx: Tx, ideaId: string): Promise<void> {
  await tx.updateTable("ideas").set({ merged_into: null }).where("id", "=", ideaId).execute();
  await tx
    .updateTable("merges")
    .set({ ended_at: ctx.now().toISOString() })
    .where("idea_id", "=", ideaId)
    .where("ended_at", "is", null)
    .execute();
}

/** Takes `endMerge` back, inside the correction of the move that ended it. Throws `conflict` when the other idea cannot take it in any more. */
export async function resumeMerge(tx: Tx, ideaId: string): Promise<void> {
  const ended = await tx
    .selectFrom("merges as m")
    .innerJoin("ideas as i", "i.id", "m.into_id")
    .select(["m.id", "m.into_id", "i.stage"])
    .where("m.idea_id", "=", ideaId)
    .orderBy("m.ended_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!ended) return;
  if (ended.stage === "merged") throw new DomainError("conflict", "board.undo.passed");
  await tx.updateTable("merges").set({ ended_at: null }).where("id", "=", ended.id).execute();
  await tx.updateTable("ideas").set({ merged_into: ended.into_id }).where("id", "=", ideaId).execute();
}
