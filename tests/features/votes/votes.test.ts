import { afterAll, beforeAll, expect, test } from "vitest";
import { castVote, withdrawVote } from "#app/features/votes/cast-vote.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const state = async (ideaId: string) => ({
  rows: (await t.ctx.db.selectFrom("votes").select("user_id").where("idea_id", "=", ideaId).execute()).length,
  supports: (
    await t.ctx.db.selectFrom("ideas").select("supports").where("id", "=", ideaId).executeTakeFirstOrThrow()
  ).supports,
});

test("a hundred identical votes at once are one vote", async () => {
  const person = await aPerson(t.ctx);
  const { id, number } = await anIdea(t.ctx, await aSpace(t.ctx), person);
  const answers = await Promise.all(Array.from({ length: 100 }, () => castVote(t.ctx, person, { number })));
  expect(new Set(answers.map((answer) => answer.supports))).toEqual(new Set([1]));
  expect(await state(id)).toEqual({ rows: 1, supports: 1 });
});

test("votes of different people and withdrawals at once leave rows and counter equal", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => aPerson(t.ctx)));
  const author = await aPerson(t.ctx);
  const { id, number } = await anIdea(t.ctx, await aSpace(t.ctx), author);
  await Promise.all(people.map((person) => castVote(t.ctx, person, { number })));
  await Promise.all(
    people.flatMap((person, at) =>
      at < 3
        ? [withdrawVote(t.ctx, person, { number }), withdrawVote(t.ctx, person, { number })]
        : [castVote(t.ctx, person, { number })],
    ),
  );
  expect(await state(id)).toEqual({ rows: 5, supports: 5 });
});

test("voting is open by the phase and closed by the stage", async () => {
  const person = await aPerson(t.ctx);
  const start = t.clock.now().getTime();
  const space = await aSpace(t.ctx, {
    phases: [
      {
        opens: "vote",
        startsAt: new Date(start + DAY).toISOString(),
        endsAt: new Date(start + 2 * DAY).toISOString(),
      },
    ],
  });
  const { number } = await anIdea(t.ctx, space, person);
  const done = await anIdea(t.ctx, space, person, { stage: "done" });
  await expect(castVote(t.ctx, person, { number })).rejects.toMatchObject({ code: "conflict" });
  t.clock.forward(DAY);
  expect(await castVote(t.ctx, person, { number })).toEqual({ supports: 1 });
  await expect(castVote(t.ctx, person, { number: done.number })).rejects.toMatchObject({ code: "conflict" });
  t.clock.forward(DAY);
  await expect(withdrawVote(t.ctx, person, { number })).rejects.toMatchObject({ code: "conflict" });
});
