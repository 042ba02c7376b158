import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { slugOf } from "#app/core/slug.ts";
import type { Tx } from "#db/portable.ts";
import { indexIdeas } from "#db/portable-search.ts";
import { keepStageSince } from "./keep-stage-since.server.ts";
import { awaitedAnswer } from "./question.server.ts";
import { indexedWords } from "./search-words.ts";

/** Makes a revision the public text of its idea, inside another write: first publication or an approved edit. */
export async function publishIdea(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  input: { ideaId: string; spaceId: string; revisionId: string },
): Promise<void> {
  const at = ctx.now().toISOString();
  const idea = await tx
    .selectFrom("ideas")
    .select(["number", "kind", "published_at"])
    .where("id", "=", input.ideaId)
    .executeTakeFirstOrThrow();
  const revision = await tx
    .updateTable("idea_revisions")
    .set({ state: "approved" })
    .where("id", "=", input.revisionId)
    .returning(["title", "body"])
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("ideas")
    .set({
      state: "approved",
      public_revision_id: input.revisionId,
      slug: slugOf(revision.title),
      published_at: idea.published_at ?? at,
      updated_at: at,
      active_at: at,
    })
    .where("id", "=", input.ideaId)
    .execute();
  if (idea.published_at === null) await keepStageSince(tx, [input.ideaId]);
  if (idea.published_at === null && idea.kind === "question")
    await tx
      .updateTable("ideas")
      .set(await awaitedAnswer(ctx, tx, input.ideaId))
      .where("id", "=", input.ideaId)
      .execute();
  await indexIdeas(tx, ctx.engine, [
    {
      id: input.ideaId,
      number: found(idea.number),
      words: indexedWords(`${revision.title}\n${revision.body}`),
    },
  ]);
  record({
    type: idea.published_at ? "idea.edited" : "idea.published",
    spaceId: input.spaceId,
    ideaId: input.ideaId,
    data: { revisionId: input.revisionId },
  });
}
