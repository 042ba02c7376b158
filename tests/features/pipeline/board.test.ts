import { afterEach, beforeEach, expect, test } from "vitest";
import { boardFilter, boardPath, cameFrom, carried } from "#app/features/pipeline/board.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { boardPage, organiserBoard } from "#app/features/pipeline/organiser-board.queries.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

const filter = (query = "") => boardFilter(new URLSearchParams(query));

test("the board counts its organiser's ideas by stage, says since when the oldest is there, and its CSV has them all", async () => {
  const { ctx, clock } = world;
  const space = await aSpace(ctx, { slug: "own" });
  const elsewhere = await aSpace(ctx);
  const author = await aPerson(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const began = clock.now().toISOString();
  const first = await anIdea(ctx, space, author);
  clock.forward(DAY);
  await anIdea(ctx, space, author);
  await anIdea(ctx, elsewhere, author);
  const due = { responsible: "Espai públic", due: "2026-12-01" };
  const { id } = await moveIdea(ctx, organiser, {
    ...newMove.parse({ stage: "review" }),
    number: first.number,
  });
  await undoMove(ctx, organiser, { move: id });
  // What was undone is as if it had not been: the first idea is here since it was published.
  expect((await organiserBoard(ctx, organiser, filter())).columns).toEqual([
    { stage: "discussion", count: 2, oldest: began },
  ]);
  await moveIdea(ctx, organiser, { ...newMove.parse({ stage: "review", ...due }), number: first.number });
  const board = await organiserBoard(ctx, organiser, filter());
  expect(board.columns.map(({ stage, count }) => [stage, count])).toEqual([
    ["discussion", 1],
    ["review", 1],
  ]);
  expect(board.columns[1]?.oldest).toBe(clock.now().toISOString());
  expect(await boardPage(ctx, organiser, filter(), 0)).toHaveLength(2);
  expect(await boardPage(ctx, organiser, filter("stage=review"), 0)).toMatchObject([
    { number: first.number, responsible: "Espai públic", dueOn: "2026-12-01" },
  ]);
  expect((await organiserBoard(ctx, organiser, filter("space=own"))).cards).toHaveLength(2);
  expect((await organiserBoard(ctx, organiser, filter(`space=${elsewhere.slug}`))).cards).toEqual([]);
  expect((await organiserBoard(ctx, organiser, filter("view=unowned"))).cards).toHaveLength(1);
});

test("an idea is overdue when the local day of its date has ended, not before, and not once it is done", async () => {
  const { ctx, clock } = world;
  const space = await aSpace(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser" }] });
  const idea = await anIdea(ctx, space, await aPerson(ctx));
  const move = (stage: string) =>
    moveIdea(ctx, organiser, { ...newMove.parse({ stage, due: "2026-12-01" }), number: idea.number });
  const overdue = async () => (await organiserBoard(ctx, organiser, filter("view=overdue"))).cards.length;
  await move("review");
  clock.set(new Date("2026-12-01T22:59:59.000Z")); // a second before midnight in Madrid
  expect(await overdue()).toBe(0);
  clock.set(new Date("2026-12-01T23:00:00.000Z"));
  expect(await overdue()).toBe(1);
  await move("done");
  expect(await overdue()).toBe(0);
});

test("a view's address gives the view back", () => {
  for (const query of ["", "space=a&view=overdue&stage=review", "view=undated"])
    expect(boardPath(filter(query), "")).toBe(query ? `?${query}` : "");
  for (const query of ["", "&space=a&view=overdue&stage=review"]) {
    const view = cameFrom(new URLSearchParams(`from=board${query}&to=voting`));
    expect(carried(view)).toBe(`?from=board${query}`);
  }
  expect(carried(cameFrom(new URLSearchParams("view=overdue")))).toBe("");
  expect(filter("view=none&stage=nothing")).toEqual({ space: null, view: "all", stage: null });
});
