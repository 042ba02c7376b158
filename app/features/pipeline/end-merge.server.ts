import type { AppContext } from "#app/core/context.ts";
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
