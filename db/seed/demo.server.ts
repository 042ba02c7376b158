import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { DEMO_ROLES, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { plantDisputes } from "./demo-disputes.server.ts";
import { DEMO_IDEAS, DEMO_WAITING, type DemoIdea } from "./demo-ideas.ts";
import { MORE_DEMO_IDEAS } from "./demo-more-ideas.ts";
import { plantTown } from "./demo-town.server.ts";

const DAY = 24 * 3600_000;

/**
 * Loads the invented town that a first start shows, by the ordinary writes with the clock set back, so
 * that it obeys every rule the real thing does. A second time changes nothing.
 */
export async function loadDemo(ctx: AppContext): Promise<void> {
  if (await isPlanted(ctx)) return;
  const neighbours = await plantTown(at(ctx, 60));
  const account = await demoActors(ctx);
  for (const [index, idea] of [...DEMO_IDEAS, ...MORE_DEMO_IDEAS].entries())
    await plantIdea(ctx, idea, index, account, neighbours);
  await plantDisputes((daysAgo) => at(ctx, daysAgo), {
    moderator: account.moderator,
    first: found(neighbours[2]),
    second: found(neighbours[4]),
  });
  for (const [index, waiting] of DEMO_WAITING.entries()) {
    const author = found(neighbours[index % neighbours.length]);
    const minutesAgo = at(ctx, (DEMO_WAITING.length - index) * 0.003);
    await postComment(minutesAgo, author, { ...newComment.parse(waiting), number: 1 });
  }
}

type Accounts = Record<(typeof DEMO_ROLES)[number], Actor>;

async function plantIdea(
  ctx: AppContext,
  idea: DemoIdea,
  index: number,
  account: Accounts,
  neighbours: Actor[],
): Promise<void> {
  const age = 50 - index * 2;
  const author = idea.by === "ngo" ? account.ngo : found(neighbours[index % neighbours.length]);
  const onBehalfOf = idea.by === "ngo" ? (author.memberships[0]?.organisationId ?? null) : null;
  const proposed = await proposeIdea(
    at(ctx, age),
    author,
    newIdea.parse({ ...idea, onBehalfOf: onBehalfOf ?? "" }),
  );
  await approveAll(at(ctx, age - 0.01), account.moderator);
  const voters = neighbours.slice(0, idea.votes);
  for (const voter of voters) await castVote(at(ctx, age - 1), voter, { number: proposed.number });
  for (const [turn, comment] of idea.comments.entries()) {
    const speaker = found(neighbours[(index + turn + 1) % neighbours.length]);
    await postComment(at(ctx, age - 1 - turn * 0.2), speaker, {
      ...newComment.parse(comment),
      number: proposed.number,
    });
    await approveAll(at(ctx, age - 1.01 - turn * 0.2), account.moderator);
  }
  for (const [turn, move] of idea.moves.entries()) {
    const due =
      move.dueInDays === undefined
        ? ""
        : new Date(ctx.now().getTime() + move.dueInDays * DAY).toISOString().slice(0, 10);
    await moveIdea(at(ctx, Math.max(0.1, age - 4 - turn * 3)), account.organiser, {
      ...newMove.parse({ ...move, due }),
      number: proposed.number,
    });
  }
}

async function approveAll(ctx: AppContext, moderator: Actor): Promise<void> {
  for (const item of await waitingItems(ctx.db, moderator)) await approveItem(ctx, moderator, item);
}

async function demoActors(ctx: AppContext): Promise<Accounts> {
  const pairs = await Promise.all(
    DEMO_ROLES.map(async (role) => {
      const user = await ctx.db
        .selectFrom("users")
        .select("id")
        .where("email", "=", demoAddress(role))
        .executeTakeFirstOrThrow();
      return [role, found(await actorById(ctx.db, user.id))] as const;
    }),
  );
  return Object.fromEntries(pairs) as Accounts;
}

/** The same context with its clock a number of days back. */
function at(ctx: AppContext, daysAgo: number): AppContext {
  return { ...ctx, now: () => new Date(ctx.now().getTime() - daysAgo * DAY) };
}

async function isPlanted(ctx: AppContext): Promise<boolean> {
  const citizen = await ctx.db
    .selectFrom("users")
    .select("id")
    .where("email", "=", demoAddress("citizen"))
    .executeTakeFirst();
  return citizen !== undefined;
}
