import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { changeOf, numberIn } from "#app/features/pipeline/figure.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { doneIdeas } from "#app/features/pipeline/results.queries.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { resultsPage } from "#app/site/results-page.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let organiser: Actor;
let author: Actor;
let space: Space;

const anywhere = { space: null, after: null };
const move = (number: number, stage: string, more: object = {}) =>
  moveIdea(t.ctx, organiser, { ...newMove.parse({ stage, ...more }), number });
const done = async () => (await doneIdeas(t.ctx.db, null, anywhere)).ideas;
const parsed = (input: object) => newUpdate.safeParse({ kind: "result", body: "Fet i mesurat.", ...input });

beforeAll(async () => {
  t = await testContext();
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  author = await aPerson(t.ctx, { name: "Autora Roca" });
  space = await aSpace(t.ctx, { slug: "obert" });
});
afterAll(() => t.close());

test("before anything is done the page says what will stand there, in each language", async () => {
  await anIdea(t.ctx, space, author, { title: "Una que només s'ha proposat" });
  const titles = await Promise.all(
    (["ca", "es", "en"] as const).map(async (lang) => {
      const page = await resultsPage(t.ctx, lang, null, anywhere);
      expect(page).toMatchObject({ count: 0, ideas: [], next: null });
      return page.say.none;
    }),
  );
  expect(new Set(titles).size).toBe(3);
});

test("what is done stands there with who, when, its note and its evidence; what is withdrawn does not", async () => {
  const idea = await anIdea(t.ctx, space, author, { title: "Un pas elevat" });
  await move(idea.number, "done", { note: "El pas **està fet**.", responsible: "Mobilitat" });
  const doneAt = t.ctx.now().toISOString();
  t.clock.forward(3 * DAY);
  const input = newUpdate.parse({
    kind: "evidence",
    body: "Mesures d'una setmana.",
    what: ["Velocitat mitjana", "", "Cost"],
    unit: ["km/h", "", "€"],
    before: ["41", "", ""],
    after: ["23,5", "", "14.200"],
    linkTitle: ["", ""],
    linkUrl: ["https://dades.riera-alta.example/pas", ""],
  });
  const { id } = await publishUpdate(t.ctx, organiser, { ...input, number: idea.number });
  await publishUpdate(t.ctx, organiser, {
    ...newUpdate.parse({ kind: "milestone", body: "Una fita no és cap resultat." }),
    number: idea.number,
  });
  expect(await done()).toMatchObject([
    {
      number: idea.number,
      author: "Autora Roca",
      responsible: "Mobilitat",
      doneAt,
      note: { html: expect.stringContaining("<strong>està fet") },
      updates: [
        {
          kind: "evidence",
          figures: [
            { what: "Velocitat mitjana", unit: "km/h", before: 41, after: 23.5 },
            { what: "Cost", unit: "€", before: null, after: 14200 },
          ],
          links: [{ title: "dades.riera-alta.example", url: "https://dades.riera-alta.example/pas" }],
        },
      ],
    },
  ]);
  await withdrawUpdate(t.ctx, organiser, { update: id });
  expect((await done())[0]?.updates).toEqual([]);
});

test("a move to done that was taken back is none, and one that was taken up again keeps its first day", async () => {
  const idea = await anIdea(t.ctx, space, author, { title: "Un carril bici" });
  const here = async () => (await done()).find((one) => one.number === idea.number);
  const first = await move(idea.number, "done");
  await undoMove(t.ctx, organiser, { move: first.id });
  expect(await here()).toBeUndefined();
  t.clock.forward(DAY);
  await move(idea.number, "done");
  const doneAt = t.ctx.now().toISOString();
  t.clock.forward(DAY);
  const back = await move(idea.number, "underway");
  expect(await here()).toBeUndefined();
  await undoMove(t.ctx, organiser, { move: back.id });
  expect((await here())?.doneAt).toBe(doneAt);
  t.clock.forward(DAY);
  await move(idea.number, "underway");
  await move(idea.number, "done");
  expect((await here())?.doneAt).toBe(t.ctx.now().toISOString());
  expect((await done()).filter((one) => one.number === idea.number)).toHaveLength(1);
});

test("a private space's results are its members' alone, and pages go on without a hole", async () => {
  const closed = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  const member = await aPerson(t.ctx, { memberOf: [closed] });
  const inside = await anIdea(t.ctx, closed, member, { title: "Una de dins" });
  await move(inside.number, "done");
  expect((await done()).map((one) => one.number)).not.toContain(inside.number);
  expect(
    JSON.stringify(await resultsPage(t.ctx, "ca", null, { space: "tancat", after: null })),
  ).not.toContain("tancat");
  expect((await doneIdeas(t.ctx.db, member, { space: "tancat", after: null })).ideas).toHaveLength(1);
  const many = await aSpace(t.ctx, { slug: "molts" });
  for (let at = 0; at < 25; at += 1) {
    const { number } = await anIdea(t.ctx, many, author, { title: `Idea feta ${at}` });
    await move(number, "done");
  }
  const one = await doneIdeas(t.ctx.db, null, { space: "molts", after: null });
  const two = await doneIdeas(t.ctx.db, null, { space: "molts", after: one.next });
  expect([one.ideas.length, two.ideas.length, two.next]).toEqual([20, 5, null]);
  expect(new Set([...one.ideas, ...two.ideas].map((idea) => idea.number)).size).toBe(25);
  expect(await doneIdeas(t.ctx.db, null, { space: "molts", after: "garbage'~" })).toEqual(one);
});

test("what is wrong is said at its field, and numbers are read as people write them", () => {
  const wrong = (input: object) =>
    parsed(input).error?.issues.map((issue) => [issue.path.join("."), issue.message]);
  expect(wrong({ what: [""], after: ["3"] })).toEqual([["what.0", "errors.required"]]);
  expect(wrong({ what: ["Cost"], after: [""] })).toEqual([["after.0", "errors.required"]]);
  expect(wrong({ what: ["Cost"], before: ["molt"], after: ["1.2.3"] })).toEqual([
    ["before.0", "board.say.number"],
    ["after.0", "board.say.number"],
  ]);
  for (const url of ["javascript:alert(1)", "ftp://example.org", "no"])
    expect(wrong({ linkUrl: ["", url] })).toEqual([["linkUrl.1", "errors.url"]]);
  expect(wrong({ linkTitle: ["Un títol"] })).toEqual([["linkUrl.0", "errors.required"]]);
  expect(numberIn("1.240", "ca")).toBe(1240);
  expect(numberIn("1,240", "en")).toBe(1240);
  expect(numberIn("2.4", "es")).toBe(2.4);
  expect(numberIn("−1 234 567,5", "es")).toBe(-1234567.5);
  expect(numberIn("1e9", "en")).toBeNull();
  expect(numberIn("9999999999999", "en")).toBeNull();
  expect(changeOf({ what: "", unit: "", before: 41, after: 23 })).toBe(-44);
  expect(changeOf({ what: "", unit: "", before: 0, after: 23 })).toBeNull();
  expect(changeOf({ what: "", unit: "°C", before: 30, after: 27 })).toBeNull();
});
