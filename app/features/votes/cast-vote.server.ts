import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Tx } from "#db/portable.ts";
import { isVotingOpen, mayVote } from "./vote.policy.ts";

export type VoteResult = { supports: number };

/** Supports an idea: once per person however often it is asked. Throws `notFound`, `forbidden`, or `conflict` when voting is closed. */
export async function castVote(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null },
): Promise<VoteResult> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) =>
    castVoteIn(ctx, tx, record, actor, await ideaTarget(tx, actor, input.number)),
  );
}

/** The same inside another write's transaction. */
export async function castVoteIn(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  idea: IdeaTarget,
): Promise<VoteResult> {
  allow(mayVote(actor));
  if (!isVotingOpen(idea, ctx.now())) throw new DomainError("conflict", "votes.closed");
  const [cast] = await insertVote(tx, { ideaId: idea.id, userId: actor.id, at: ctx.now().toISOString() });
  if (!cast) return supportsOf(tx, idea.id);
  const result = await changeSupports(tx, idea.id, 1);
  record({ type: "vote.cast", spaceId: idea.space.id, ideaId: idea.id, data: result });
  return result;
}

/** Takes one's support back. Throws as `castVote`. */
export async function withdrawVote(
  ctx: AppContext,
  actor: Actor,
  input: { number: number | null },
): Promise<VoteResult> {
  return ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    allow(mayVote(actor));
    if (!isVotingOpen(idea, ctx.now())) throw new DomainError("conflict", "votes.closed");
    return takeVoteBack(tx, record, actor.id, idea);
  });
}

/** Ends a person's support inside another write that has judged that it may end, whatever the phase. */
export async function takeVoteBack(
  tx: Tx,
  record: RecordEvent,
  userId: string,
  idea: IdeaTarget,
): Promise<VoteResult> {
  const withdrawn = await tx
    .deleteFrom("votes")
    .where("idea_id", "=", idea.id)
    .where("user_id", "=", userId)
    .returning("idea_id")
    .executeTakeFirst();
  if (!withdrawn) return supportsOf(tx, idea.id);
  const result = await changeSupports(tx, idea.id, -1);
  record({ type: "vote.withdrawn", spaceId: idea.space.id, ideaId: idea.id, data: result });
  return result;
}

async function changeSupports(tx: Tx, ideaId: string, by: 1 | -1): Promise<VoteResult> {
  return found((await addSupports(tx, { ideaId, by }))[0]);
}

const insertVote = keptQuery((db, row: { ideaId: string; userId: string; at: string }) =>
  db
    .insertInto("votes")
    .values({ idea_id: row.ideaId, user_id: row.userId, created_at: row.at })
    .onConflict((conflict) => conflict.columns(["idea_id", "user_id"]).doNothing())
    .returning("idea_id"),
);
const addSupports = keptQuery((db, { ideaId, by }: { ideaId: string; by: number }) =>
  db
    .updateTable("ideas")
    .set((eb) => ({ supports: eb("supports", "+", by) }))
    .where("id", "=", ideaId)
    .returning("supports"),
);

async function supportsOf(tx: Tx, ideaId: string): Promise<VoteResult> {
  return tx.selectFrom("ideas").select("supports").where("id", "=", ideaId).executeTakeFirstOrThrow();
}
