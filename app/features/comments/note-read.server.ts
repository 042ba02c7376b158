import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";

/**
 * Remembers how far a person has read a thread; it never goes back. Written without a journal row: it is nobody
 * else's affair. Throws `notFound` when the idea is not there for them.
 */
export async function noteRead(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null; seq: number },
): Promise<void> {
  const known = await ctx.db
    .selectFrom("thread_reads as t")
    .innerJoin("ideas as i", "i.id", "t.idea_id")
    .select("t.seq")
    .where("t.user_id", "=", actor.id)
    .where("i.number", "=", input.number)
    .executeTakeFirst();
  if (known && known.seq >= input.seq) return;
  await ctx.transact({ actorId: actor.id }, async (tx) => {
    const idea = await ideaTarget(tx, actor, input.number);
    await tx
      .insertInto("thread_reads")
      .values({ idea_id: idea.id, user_id: actor.id, seq: Math.min(input.seq, idea.head.seq) })
      .onConflict((conflict) =>
        conflict
          .columns(["user_id", "idea_id"])
          .doUpdateSet((eb) => ({ seq: eb.ref("excluded.seq") }))
          .whereRef("thread_reads.seq", "<", "excluded.seq" as "thread_reads.seq"),
      )
      .execute();
  });
}
