import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ownDraft } from "./draft.queries.server.ts";
import type { DraftHolder } from "./draft.ts";
import { newIdea } from "./idea.schema.ts";
import { type Proposed, proposeIdeaIn } from "./propose-idea.server.ts";

/**
 * Proposes what a draft says, and the draft is no more: all or nothing, and once. Throws as `proposeIdea`,
 * `notFound` when the draft is not the holder's or has been sent, a ZodError for a text that may not be sent.
 */
export async function proposeDraft(
  ctx: AppContext,
  actor: Actor,
  holder: DraftHolder,
  id: string,
  key: string,
): Promise<Proposed> {
  return ctx.transact(
    { actorId: actor.id, once: { actorId: actor.id, key, input: { draft: id } } },
    async (tx, record) => {
      const draft = await ownDraft(tx, holder, id);
      const proposed = await proposeIdeaIn(ctx, tx, record, actor, newIdea.parse(draft));
      await tx.deleteFrom("idea_drafts").where("id", "=", id).execute();
      return proposed;
    },
  );
}
