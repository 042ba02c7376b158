import type { AppContext } from "#app/core/context.ts";
import { ownDraft } from "./draft.queries.server.ts";
import type { DraftHolder } from "./draft.ts";

/** Throws a draft of the holder's away for good. Throws `notFound` for anybody else's. */
export async function discardDraft(ctx: AppContext, holder: DraftHolder, id: string): Promise<void> {
  await ctx.transact({ actorId: holder.userId }, async (tx) => {
    const draft = await ownDraft(tx, holder, id);
    await tx.deleteFrom("idea_drafts").where("id", "=", draft.id).execute();
  });
}
