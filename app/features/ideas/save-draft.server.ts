import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { draftsOf } from "./draft.queries.server.ts";
import type { DraftFields, DraftHolder } from "./draft.ts";

/**
 * Keeps what has been typed so far, right or wrong, and returns the draft's id. A draft that is not the
 * holder's (its session has ended, say) is left as it is and a new one is made: nothing typed is lost.
 * Once somebody is signed in, what their browser held becomes theirs. Throws `invalid` without a holder.
 */
export async function saveDraft(
  ctx: AppContext,
  viewer: Viewer,
  holder: DraftHolder,
  input: DraftFields & { id: string | null },
): Promise<string> {
  if (holder.userId === null && holder.browserHash === null)
    throw new DomainError("invalid", "errors.invalid");
  return ctx.transact({ actorId: holder.userId }, async (tx) => {
    const space = (await visibleSpaces(tx, viewer)).find((one) => one.slug === input.space);
    const at = ctx.now().toISOString();
    const values = {
      author_id: holder.userId,
      browser_hash: holder.userId === null ? holder.browserHash : null,
      space_id: space?.id ?? null,
      kind: input.kind,
      title: input.title,
      body: input.body,
      lang: input.lang,
      category_id: input.category || null,
      organisation_id: input.onBehalfOf || null,
      to_organisation_id: input.to || null,
      updated_at: at,
    };
    const own =
      input.id === null
        ? undefined
        : await draftsOf(tx, holder).where("d.id", "=", input.id).executeTakeFirst();
    if (own) {
      await tx.updateTable("idea_drafts").set(values).where("id", "=", own.id).execute();
      return own.id;
    }
    const id = ctx.newId();
    await tx
      .insertInto("idea_drafts")
      .values({ ...values, id, created_at: at })
      .execute();
    return id;
  });
}
