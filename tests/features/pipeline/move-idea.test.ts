import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { timelineOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

async function desk() {
  const { ctx } = world;
  const space = await aSpace(ctx);
  const author = await aPerson(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  return { ctx, space, author, organiser, idea: await anIdea(ctx, space, author) };
}

const move = (stage: string, more: Record<string, string> = {}) => newMove.parse({ stage, ...more });

describe("moving an idea", () => {
  test("keeps note, next step, responsible and date, and tells them in its story, newest first", async () => {
    const { ctx, organiser, idea } = await desk();
    const input = move("review", {
      note: "Ho **estudia** el servei.",
      nextStep: "Informe tècnic",
      responsible: "Espai públic",
      due: "2026-12-18",
    });
    await moveIdea(ctx, organiser, { ...input, number: idea.number });
    world.clock.forward(1000);
    await moveIdea(ctx, organiser, { ...move("discussion"), number: idea.number });
    const story = await timelineOf(ctx.db, idea.id);
    expect(story.map((entry) => [entry.from, entry.to])).toEqual([
      ["review", "discussion"],
      ["discussion", "review"],
    ]);
    expect(story[1]).toMatchObject({
      nextStep: "Informe tècnic",
      responsible: "Espai públic",
      dueOn: "2026-12-18",
    });
    expect(story[1]?.html).toContain("<strong>estudia</strong>");
    const entries = await ctx.db
      .selectFrom("journal")
      .select("type")
      .where("type", "=", "idea.moved")
      .execute();
    expect(entries).toHaveLength(2);
  });

  test("declined, paused and merged need a public note", async () => {
    const { ctx, organiser, idea } = await desk();
    for (const stage of ["declined", "paused", "merged"]) {
      await expect(moveIdea(ctx, organiser, { ...move(stage), number: idea.number })).rejects.toMatchObject({
        code: "invalid",
        field: "note",
      });
    }
    await moveIdea(ctx, organiser, {
      ...move("declined", { note: "No hi ha pressupost." }),
      number: idea.number,
    });
  });

  test("is for organisers of that space or of the site", async () => {
    const { ctx, author, idea } = await desk();
    const elsewhere = await aSpace(ctx);
    const other = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: elsewhere.id }] });
    for (const person of [author, other]) {
      await expect(moveIdea(ctx, person, { ...move("review"), number: idea.number })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  test("the same form sent twice is one move", async () => {
    const { ctx, organiser, idea } = await desk();
    const input = { ...move("accepted"), number: idea.number };
    const first = await moveIdea(ctx, organiser, input, "key-0001");
    expect(await moveIdea(ctx, organiser, input, "key-0001")).toEqual(first);
    expect(await timelineOf(ctx.db, idea.id)).toHaveLength(1);
  });
});
