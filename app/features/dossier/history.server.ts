import type { AppContext } from "#app/core/context.ts";
import type { Tx } from "#db/portable.ts";
import type { Change } from "./dossier.ts";

/** Notes what was done to an idea's dossier, within the write that did it. */
export async function writeHistory(
  ctx: AppContext,
  tx: Tx,
  { ideaId, actorId }: { ideaId: string; actorId: string },
  changes: readonly Change[],
): Promise<void> {
  const of = { idea_id: ideaId, actor_id: actorId, created_at: ctx.now().toISOString() };
  await tx
    .insertInto("dossier_changes")
    .values(changes.map(({ act, about }) => ({ ...of, id: ctx.newId(), act, about })))
    .execute();
}
