import type { AppContext } from "#app/core/context.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";

const BATCH = 100;

/**
 * Fills an idea's thread with published comments, every third one a reply to the one before: rows as the writes
 * make them, many at a time, for threads too long to be written one by one. Gives their ids, oldest first.
 */
export async function fillThread(
  ctx: AppContext,
  idea: IdeaTarget,
  authorId: string,
  comments: number,
): Promise<string[]> {
  const ids = Array.from({ length: comments }, () => ctx.newId());
  const start = ctx.now().getTime() - comments * 1000;
  const atOf = (at: number) => new Date(start + at * 1000).toISOString();
  await ctx.transact({}, async (tx) => {
    for (let from = 0; from < comments; from += BATCH) {
      const batch = ids.slice(from, from + BATCH).map((id, offset) => ({ id, at: from + offset }));
      await tx
        .insertInto("comments")
        .values(
          batch.map(({ id, at }) => ({
            id,
            idea_id: idea.id,
            parent_id: at % 3 === 2 ? (ids[at - 1] ?? null) : null,
            reply_to_id: null,
            author_id: authorId,
            organisation_id: null,
            stance: null,
            state: "approved",
            public_revision_id: `r-${id}`,
            latest_revision_id: `r-${id}`,
            created_at: atOf(at),
            published_at: atOf(at),
          })),
        )
        .execute();
      await tx
        .insertInto("comment_revisions")
        .values(
          batch.map(({ id, at }) => ({
            id: `r-${id}`,
            comment_id: id,
            ordinal: 1,
            body: `A l'estiu no s'hi pot estar, i ja en van ${at}.`,
            html: `<p>A l'estiu no s'hi pot estar, i ja en van ${at}.</p>`,
            lang: "ca",
            state: "approved",
            created_at: atOf(at),
          })),
        )
        .execute();
      await tx
        .insertInto("thread_events")
        .values(
          batch.map(({ id, at }) => ({
            idea_id: idea.id,
            seq: at + 1,
            kind: "published",
            comment_id: id,
            at: atOf(at),
          })),
        )
        .execute();
    }
    await tx.updateTable("threads").set({ seq: comments }).where("idea_id", "=", idea.id).execute();
    await tx.updateTable("ideas").set({ comments }).where("id", "=", idea.id).execute();
  });
  return ids;
}
