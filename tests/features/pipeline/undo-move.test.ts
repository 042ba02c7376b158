import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import { audienceOf, toldOf } from "#app/features/notifications/move-audience.queries.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { tellMoves } from "#app/features/notifications/tell-moves.server.ts";
import { madeMove } from "#app/features/pipeline/made-move.queries.server.ts";
import { mergeOf } from "#app/features/pipeline/merge.queries.server.ts";
import { newMerge } from "#app/features/pipeline/merge.schema.ts";
import { mergeIdeas } from "#app/features/pipeline/merge-ideas.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { timelineOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { tellEverybody } from "../../support/told.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

const move = (stage: string, more: Record<string, string> = {}) => newMove.parse({ stage, ...more });
const rows = (table: "notifications" | "mails") => world.ctx.db.selectFrom(table).selectAll().execute();
const ideaRow = (id: string) =>
  world.ctx.db
    .selectFrom("ideas")
    .select(["stage", "next_step", "responsible", "due_on", "merged_into"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

/** An idea of an author's with two voters, one of whom follows it, and a follower. */
async function town() {
  const { ctx } = world;
  const space = await aSpace(ctx);
  const author = await aPerson(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const idea = await anIdea(ctx, space, author);
  const [one, two, follower] = [await aPerson(ctx), await aPerson(ctx), await aPerson(ctx)];
  for (const person of [one, two]) await castVote(ctx, person, idea);
  for (const person of [two, follower]) await followIdea(ctx, person, { number: idea.number, follow: true });
  return { ctx, space, author, organiser, idea, one };
}

async function moved(stage: string, more: Record<string, string> = {}) {
  const all = await town();
  const { id } = await moveIdea(all.ctx, all.organiser, { ...move(stage, more), number: all.idea.number });
  return { ...all, moveId: id };
}

describe("a move's messages", () => {
  test("wait ten seconds while the move is public at once, then go out once to each, counted by why", async () => {
    const { ctx, idea, organiser, moveId } = await moved("review");
    const expected = {
      total: 4,
      groups: [
        { reason: "author", count: 1 },
        { reason: "voted", count: 2 },
        { reason: "followed", count: 1 },
      ],
    };
    expect((await ideaRow(idea.id)).stage).toBe("review");
    expect(await audienceOf(ctx.db, organiser, idea.id)).toEqual(expected);
    world.clock.forward(9_999);
    await notifyPeople.run(ctx);
    await tellMoves.run(ctx);
    expect(await rows("notifications")).toEqual([]);
    await tellEverybody(world);
    await tellEverybody(world);
    expect(await toldOf(ctx.db, moveId)).toEqual(expected);
    // A follower reads it in the notifications; the others get a mail each.
    expect(await rows("mails")).toHaveLength(3);
  });

  test("go out once each when the process dies between some of them, and when two tell at once", async () => {
    const { ctx, organiser, idea, one, moveId } = await moved("accepted");
    world.clock.forward(10_000);
    // What a killed process leaves: claimed, and one person told.
    await tellMoves
      .run({
        ...ctx,
        transact: (options, work) =>
          ctx.transact(options, async (tx, record) => {
            const answer = await work(tx, record);
            const told = await tx.selectFrom("notifications").select("id").execute();
            if (told.length > 0) throw new Error("killed");
            return answer;
          }),
      })
      .catch(() => {});
    expect(await rows("notifications")).toEqual([]);
    expect((await madeMove(ctx.db, organiser, moveId)).move.telling).toBe("telling");
    await expect(undoMove(ctx, organiser, { move: moveId })).rejects.toMatchObject({ code: "conflict" });
    await Promise.all([tellMoves.run(ctx), tellMoves.run(ctx)]);
    const told = await rows("notifications");
    expect(told).toHaveLength(4);
    expect(told.filter((row) => row.user_id === one.id)).toHaveLength(1);
    expect((await madeMove(ctx.db, organiser, moveId)).move.telling).toBe("told");
    expect((await ideaRow(idea.id)).stage).toBe("accepted");
  });
});

describe("undoing a move", () => {
  test("appends the way back as a correction, with what was promised before, and tells nobody", async () => {
    const { ctx, organiser, idea } = await town();
    const before = { nextStep: "Informe tècnic", responsible: "Espai públic", due: "2026-12-18" };
    await moveIdea(ctx, organiser, { ...move("review", before), number: idea.number });
    await tellEverybody(world);
    const { id } = await moveIdea(ctx, organiser, {
      ...move("declined", { note: "No hi ha pressupost." }),
      number: idea.number,
    });
    world.clock.forward(9_000);
    const first = await undoMove(ctx, organiser, { move: id }, "undo-key-1");
    expect(await undoMove(ctx, organiser, { move: id }, "undo-key-1")).toEqual(first);
    expect(await ideaRow(idea.id)).toMatchObject({
      stage: "review",
      next_step: "Informe tècnic",
      responsible: "Espai públic",
      due_on: "2026-12-18",
    });
    const [latest, undone] = await timelineOf(ctx.db, idea.id);
    expect(latest).toMatchObject({ from: "declined", to: "review", isCorrection: true });
    expect(undone).toMatchObject({ to: "declined", isCorrection: false });
    await tellEverybody(world);
    expect(await rows("notifications")).toHaveLength(4);
    expect((await rows("notifications")).every((row) => row.stage_move_id !== id)).toBe(true);
  });

  test("is refused once the messages are due, twice, to others, and when the idea has moved on", async () => {
    const { ctx, organiser, author, space, idea, moveId } = await moved("review");
    const colleague = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
    for (const person of [author, colleague])
      await expect(undoMove(ctx, person, { move: moveId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoMove(ctx, organiser, { move: "none" })).rejects.toMatchObject({ code: "notFound" });
    const next = await moveIdea(ctx, colleague, { ...move("accepted"), number: idea.number });
    await expect(undoMove(ctx, organiser, { move: moveId })).rejects.toMatchObject({
      key: "board.undo.passed",
    });
    await undoMove(ctx, colleague, { move: next.id });
    await expect(undoMove(ctx, colleague, { move: next.id })).rejects.toMatchObject({
      key: "board.undo.late",
    });
    const last = await moveIdea(ctx, organiser, { ...move("voting"), number: idea.number });
    world.clock.forward(10_000);
    await expect(undoMove(ctx, organiser, { move: last.id })).rejects.toMatchObject({
      key: "board.undo.late",
    });
  });

  test("of a merge asks nobody, and of a way out of one joins the ideas again", async () => {
    const { ctx, organiser, idea, space, author } = await town();
    const into = await anIdea(ctx, space, author, { title: "Arbres a totes les places" });
    const input = newMerge.parse({ into: String(into.number), note: "Demanen el mateix." });
    const merge = await mergeIdeas(ctx, organiser, { ...input, number: idea.number });
    await undoMove(ctx, organiser, { move: merge.move });
    expect(await ideaRow(idea.id)).toMatchObject({ stage: "discussion", merged_into: null });
    await tellEverybody(world);
    expect(await rows("notifications")).toEqual([]);
    const again = await mergeIdeas(ctx, organiser, { ...input, number: idea.number });
    expect(again.id).not.toBe(merge.id);
    await tellEverybody(world);
    const out = await moveIdea(ctx, organiser, { ...move("review"), number: idea.number });
    expect(await mergeOf(ctx.db, null, idea.id)).toBeNull();
    await undoMove(ctx, organiser, { move: out.id });
    expect(await ideaRow(idea.id)).toMatchObject({ stage: "merged", merged_into: into.id });
    expect(await mergeOf(ctx.db, null, idea.id)).toMatchObject({ into: { number: into.number } });
  });
});
