import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { closesComments, closesVotes } from "#app/features/ideas/idea.ts";
import { type Proposed, proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import type { Tx } from "#db/portable.ts";
import type { Happening } from "./backdate.server.ts";
import type { DemoIdea, DemoMove, DemoUpdate } from "./demo-idea.ts";
import { DEMO_SPACES } from "./demo-spaces.ts";
import { readThread } from "./demo-thread.ts";
import { atWork, awake, DAY, dice } from "./instants.ts";
import type { Town } from "./plant-town.server.ts";

const MINUTE = 60_000;
/** What the citizen of the demo supports; the rest is left to press. */
const CITIZEN_SUPPORTS = ["semafor", "jardi", "piscina", "arbres", "llum", "terrats", "pas", "raval"];

/** What is known of the ideas while they are planted: numbers come in the order in which they were proposed. */
export type Planted = Map<string, Proposed>;

/** Everything that happens to an idea: proposed, approved, discussed, voted, moved. */
export function livesOf(ctx: AppContext, tx: Tx, town: Town, idea: DemoIdea, planted: Planted): Happening[] {
  const now = ctx.now().getTime();
  const proposedAt = awake(now - idea.age * DAY, now);
  const roll = dice(idea.title.length * 31 + idea.votes);
  const number = () => found(planted.get(idea.key)).number;
  return [
    {
      at: proposedAt,
      happen: async (then) => {
        const proposed = await proposeIdea(then, town.actor(idea.by), inputOf(town, idea));
        planted.set(idea.key, proposed);
        if (idea.received)
          await tx
            .updateTable("ideas")
            .set({ origin: idea.received.origin, origin_note: idea.received.note })
            .where("id", "=", proposed.id)
            .execute();
        const moderator = roll() > 0.6 ? "marta" : "joan";
        return proposed.state === "pending"
          ? [await approval(tx, town, proposed, moderator, proposedAt + (6 + roll() * 20) * MINUTE)]
          : undefined;
      },
    },
    ...commentsOf(tx, town, idea, { now, proposedAt, roll, planted }),
    ...votesOf(town, idea, { now, proposedAt, roll, number }),
    ...(idea.said ?? []).map((said) => saidOf(town, idea, said, { now, number })),
    ...(idea.moves ?? []).map((move, place) => ({
      at: Math.max(atWork(now - move.age * DAY, now), proposedAt + (place + 1) * 45 * MINUTE),
      happen: async (then: AppContext) => {
        await moveIdea(then, town.actor("elena"), { ...moveInput(now, move, idea), number: number() });
        if (move.stage === "merged" && idea.mergedInto) await mergeInto(then, tx, idea, planted);
        return undefined;
      },
    })),
  ];
}

function saidOf(
  town: Town,
  idea: DemoIdea,
  { age, by, kind = "answer", body, figures = [], links = [] }: DemoUpdate,
  { now, number }: { now: number; number: () => number },
): Happening {
  return {
    at: atWork(now - age * DAY, now),
    happen: async (then) => {
      const { files: _, ...input } = newUpdate.parse({ kind, body, lang: idea.lang });
      await publishUpdate(then, town.actor(by), { ...input, figures, links, number: number() });
      return undefined;
    },
  };
}

function inputOf(town: Town, idea: DemoIdea) {
  return newIdea.parse({
    space: idea.space,
    kind: idea.kind,
    title: idea.title,
    body: idea.body,
    lang: idea.lang,
    category: idea.category === undefined ? "" : town.category(idea.space, idea.category),
    onBehalfOf: idea.forOrganisation ? town.organisation(idea.forOrganisation) : "",
    to: idea.to ? town.organisation(idea.to) : "",
  });
}

function moveInput(now: number, move: DemoMove, idea: DemoIdea) {
  const due = move.dueIn === undefined ? "" : new Date(now + move.dueIn * DAY).toISOString().slice(0, 10);
  const { age: _age, dueIn: _dueIn, ...told } = move;
  return newMove.parse({ lang: idea.lang, ...told, due });
}

type Lived = { now: number; proposedAt: number; roll: () => number; planted: Planted };

function commentsOf(tx: Tx, town: Town, idea: DemoIdea, lived: Lived): Happening[] {
  const { now, proposedAt, roll, planted } = lived;
  const thread = idea.thread ? readThread(idea.thread) : [];
  const closed = idea.moves?.find((move) => closesComments(move.stage))?.age ?? 0;
  const last = Math.max(idea.lastComment ?? idea.age * 0.55, closed + 0.2);
  const posted: { id: string; depth: number }[] = [];
  const end = awake(now - last * DAY, now);
  const tops = thread.filter((comment) => comment.depth === 0).length;
  let before = proposedAt + 30 * MINUTE;
  let top = 0;
  return thread.map((comment, index) => {
    if (comment.depth === 0) top++;
    const share = (top / tops) ** 0.8;
    // Who is answered has an answer within hours; a new subject comes up when it comes up.
    const planned =
      comment.depth === 0
        ? now - (idea.age - (idea.age - last) * share) * DAY
        : before + (40 + roll() * 500) * MINUTE;
    before = Math.max(awake(planned, now), before + (31 + roll() * 40) * MINUTE);
    const at = Math.min(before, end - (thread.length - index) * 32 * MINUTE);
    const who = town.actor(comment.by);
    return {
      at,
      happen: async (then: AppContext) => {
        const proposed = found(planted.get(idea.key));
        const parent = comment.depth === 0 ? null : posted.findLast((each) => each.depth < comment.depth);
        const { id, state } = await postComment(then, who, {
          ...newComment.parse({
            body: comment.body,
            parent: parent?.id,
            stance: comment.stance,
            lang: comment.lang ?? who.locale,
            onBehalfOf: comment.forOrganisation ? town.organisation(comment.forOrganisation) : "",
          }),
          number: proposed.number,
        });
        posted.push({ id, depth: Math.min(1, comment.depth) });
        const moderator = roll() > 0.6 ? "marta" : "joan";
        return state === "pending"
          ? [await approval(tx, town, proposed, moderator, at + (3 + roll() * 24) * MINUTE)]
          : undefined;
      },
    };
  });
}

/** The approval, later, of what has just been sent about an idea. */
export async function approval(
  tx: Tx,
  town: Town,
  idea: Proposed,
  moderator: string,
  at: number,
): Promise<Happening> {
  const input = await newestItem(tx, idea);
  return {
    at,
    happen: async (then) => {
      await approveItem(then, town.actor(moderator), input);
      return undefined;
    },
  };
}

/** What came into the queue last about an idea, as a decision names it. */
export async function newestItem(tx: Tx, idea: Proposed): Promise<{ id: string; revision: string }> {
  const item = await tx
    .selectFrom("queue_items")
    .select(["id", "revision_id"])
    .where("idea_id", "=", idea.id)
    .where("state", "=", "waiting")
    .orderBy("waiting_since", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { id: item.id, revision: item.revision_id ?? "" };
}

function votesOf(
  town: Town,
  idea: DemoIdea,
  lived: { now: number; proposedAt: number; roll: () => number; number: () => number },
): Happening[] {
  const { now, proposedAt, roll, number } = lived;
  const space = DEMO_SPACES.find((each) => each.slug === idea.space);
  const phase = space?.phases.find((each) => each.opens === "vote");
  const closing = idea.moves?.find((move) => closesVotes(move.stage));
  const opens = Math.max(proposedAt + 40 * MINUTE, phase ? now + (phase.from + 1) * DAY : 0);
  const ends = Math.min(
    now - 10 * MINUTE,
    phase ? now + (phase.to - 1) * DAY : now,
    closing ? now - (closing.age + 3) * DAY : now,
  );
  const voters = town.people
    .filter((person) => person.since < ends && person.key !== "joan" && person.key !== "elena")
    .filter((person) => space?.members?.includes(person.key) ?? true)
    .map((person) => ({
      ...person,
      order: person.key === "laia" ? Number(!CITIZEN_SUPPORTS.includes(idea.key)) : roll(),
    }))
    .sort((a, b) => a.order - b.order)
    .slice(0, idea.votes);
  return voters.map((voter) => {
    const from = Math.max(opens, voter.since + MINUTE);
    const at = Math.min(ends, Math.max(from, awake(from + (ends - from) * roll() ** 1.7, now)));
    return {
      at,
      happen: async (then: AppContext) => {
        await castVote(then, town.actor(voter.key), { number: number() });
        return undefined;
      },
    };
  });
}

async function mergeInto(ctx: AppContext, tx: Tx, idea: DemoIdea, planted: Planted): Promise<void> {
  const from = found(planted.get(idea.key));
  const into = found(planted.get(idea.mergedInto ?? ""));
  await tx.updateTable("ideas").set({ merged_into: into.id }).where("id", "=", from.id).execute();
  await tx
    .insertInto("idea_relations")
    .values({ idea_id: from.id, related_id: into.id, source: "merged", created_at: ctx.now().toISOString() })
    .execute();
}
