import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { pipelineSheet } from "#app/features/pipeline/sheet.queries.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { bookPage } from "#app/site/book-page.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let organiser: Actor;
let space: Space;
let closed: Space;
const idea: Record<string, number> = {};

const move = (number: number, input: object) =>
  moveIdea(t.ctx, organiser, { ...newMove.parse(input), number });

beforeAll(async () => {
  t = await testContext();
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const author = await aPerson(t.ctx, { name: "Autora Roca" });
  space = await aSpace(t.ctx, { slug: "obert" });
  closed = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  for (const name of ["parc", "font", "banc", "pont"])
    idea[name] = (await anIdea(t.ctx, space, author, { title: `Un ${name}` })).number;
  await castVote(t.ctx, organiser, { number: idea.banc ?? 0 });
  await anIdea(t.ctx, closed, organiser, { title: "Una de dins" });
});
afterAll(() => t.close());

test("before anything is taken up the book tells the most supported ideas whole", async () => {
  const book = await bookPage(t.ctx, "ca", null, "obert");
  expect(book.ideas.takenUp).toBe(false);
  expect(book.ideas.whole.map((one) => one.number)).toEqual([idea.banc, idea.parc, idea.font, idea.pont]);
  expect(book.ideas.others).toEqual([]);
});

test("then it tells those that go ahead, with what happened and what was told, and names the others", async () => {
  await move(idea.parc ?? 0, { stage: "review", note: "En calculem el cost." });
  const wrong = await move(idea.parc ?? 0, { stage: "declined", note: "Un error." });
  await undoMove(t.ctx, organiser, { move: wrong.id });
  await move(idea.parc ?? 0, { stage: "accepted", note: "Es fa." });
  await publishUpdate(t.ctx, organiser, {
    ...newUpdate.parse({
      kind: "milestone",
      body: "Obra adjudicada.",
      what: ["Cost"],
      unit: ["€"],
      after: ["900"],
    }),
    number: idea.parc ?? 0,
  });
  const book = await bookPage(t.ctx, "ca", null, "obert");
  expect(book.ideas.takenUp).toBe(true);
  expect(book.ideas.whole).toHaveLength(1);
  const [parc] = book.ideas.whole;
  expect(parc?.story.map((move) => move.to)).toEqual(["review", "accepted"]);
  expect(parc?.updates).toMatchObject([{ kind: "milestone", figures: [{ what: "Cost", after: 900 }] }]);
  expect(book.ideas.others.map((one) => one.number)).toEqual([idea.banc, idea.font, idea.pont]);
  expect(book.counts.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(book.figures.map((figure) => figure.value)).toEqual([4, 1, 0]);
  expect(book.rules.map((rule) => rule.text)).toEqual(["Sense insults."]);
  const titles = await Promise.all(
    (["ca", "es", "en"] as const).map(async (lang) => (await bookPage(t.ctx, lang, null, "obert")).title),
  );
  expect(new Set(titles).size).toBe(3);
});

test("a private space's book is its own people's, without files", async () => {
  await expect(bookPage(t.ctx, "ca", null, "tancat")).rejects.toMatchObject({ code: "notFound" });
  const book = await bookPage(t.ctx, "ca", organiser, "tancat");
  expect(book.ideas.whole).toHaveLength(1);
  expect(book.files).toEqual([]);
});

test("the sheet has each stage with what is due first on top, by space, and nothing private", async () => {
  await move(idea.font ?? 0, {
    stage: "underway",
    responsible: "Aigües",
    nextStep: "Obrir rasa",
    due: "2027-02-01",
  });
  await move(idea.pont ?? 0, { stage: "underway", due: "2027-01-01" });
  await move(idea.banc ?? 0, { stage: "underway" });
  const sheet = await pipelineSheet(t.ctx, null, null);
  expect(sheet.map(({ stage, count }) => [stage, count])).toEqual([
    ["accepted", 1],
    ["underway", 3],
  ]);
  expect(sheet[1]?.ideas.map((one) => one.number)).toEqual([idea.pont, idea.font, idea.banc]);
  expect(sheet[1]?.ideas[1]).toMatchObject({
    nextStep: "Obrir rasa",
    responsible: "Aigües",
    dueOn: "2027-02-01",
  });
  expect(await pipelineSheet(t.ctx, null, closed)).toEqual([]);
  expect(await pipelineSheet(t.ctx, organiser, closed)).toMatchObject([{ count: 1 }]);
  // Paper goes round: who also sees what is private gets it by choosing its space, never among the others.
  expect(await pipelineSheet(t.ctx, organiser, null)).toEqual(sheet);
});
