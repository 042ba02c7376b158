import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { periodOf } from "#app/core/period.ts";
import { figuresOf } from "#app/features/insights/figures.ts";
import { journeysOf } from "#app/features/insights/journeys.queries.server.ts";
import { ideasByStage } from "#app/features/pipeline/board.queries.server.ts";
import { doneIdeas } from "#app/features/pipeline/results.queries.server.ts";
import { STAGES, type Stage, WAY } from "#app/features/spaces/stage.ts";
import { insightsPage } from "#app/site/insights-page.server.ts";
import { randomFrom } from "../../soak/random.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";
import { type Ledger, threeYears } from "../../support/three-years.ts";

const IDEAS = 90;

let t: TestContext;
let site: OpenSite;
let ledger: Ledger;
const whole = { period: periodOf("all", "Europe/Madrid"), space: null };

beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
  const organiser: Actor = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const author = await aPerson(t.ctx);
  const space = await aSpace(t.ctx, { slug: "barri" });
  const ideas: { number: number; stage: Stage }[] = [];
  for (let at = 0; at < IDEAS; at += 1) {
    const { number } = await anIdea(t.ctx, space, author, { title: `Idea ${at}`, stage: "received" });
    ideas.push({ number, stage: "received" });
    t.clock.forward(DAY / 4);
  }
  ledger = await threeYears(t.ctx, t.clock, organiser, ideas, randomFrom(20261125));
}, 240_000);
afterAll(async () => {
  await site?.close();
  await t?.close();
});

const at = (stage: Stage) => [...ledger.stage.values()].filter((one) => one === stage).length;

test("the years had everything in them: every stage of the way, stops, ways back and slips taken back", () => {
  for (const stage of STAGES.filter((one) => one !== "merged")) expect(at(stage), stage).toBeGreaterThan(0);
  expect(ledger.undone).toBeGreaterThan(3);
  expect(ledger.moves.some(({ from, to }) => WAY.indexOf(to) < WAY.indexOf(from))).toBe(true);
});

test("the public board counts by stage what was done", async () => {
  const { counts } = await ideasByStage(t.ctx, null);
  expect(counts).toEqual(
    Object.fromEntries(STAGES.filter((one) => at(one) > 0).map((one) => [one, at(one)])),
  );
});

test("results are the ideas that are done, each once, on pages", async () => {
  const numbers: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof doneIdeas>> = await doneIdeas(t.ctx.db, null, {
      space: null,
      after,
    });
    numbers.push(...page.ideas.map((idea) => idea.number));
    after = page.next;
  } while (after);
  const done = [...ledger.stage].filter(([, stage]) => stage === "done").map(([number]) => number);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(done.toSorted((a, b) => a - b));
});

test("insight's funnel, first answers and times agree with what was done", async () => {
  const figures = figuresOf(await journeysOf(t.ctx, whole));
  expect(figures.ideas).toBe(IDEAS);
  for (const { stage, here } of figures.steps) expect(here, stage).toBe(at(stage));
  expect(figures.steps.reduce((sum, { stopped }) => sum + stopped, 0)).toBe(at("declined") + at("paused"));
  const moved = new Set(ledger.moves.map(({ number }) => number));
  const { within15, within30, later, waiting } = figures.answers;
  expect(within15 + within30 + later).toBe(moved.size);
  expect(waiting).toBe(IDEAS - moved.size);
  for (const { stage, count } of figures.stays)
    expect(count, stage).toBe(ledger.moves.filter(({ from }) => from === stage).length);
  const page = await insightsPage(t.ctx, "ca", { period: null, space: null });
  expect(page.heads[0]).toMatchObject({ figure: String(at("done")) });
});

test("open data has the same ideas in the same stages, and every move of them, corrections too", async () => {
  type Row = Record<string, unknown>;
  const rows: Row[] = JSON.parse(await site.text("/open-data/barri/ideas.json"));
  expect(new Map(rows.map((row) => [row.number, row.stage]))).toEqual(ledger.stage);
  const moves: Row[] = JSON.parse(await site.text("/open-data/barri/stages.json"));
  expect(moves).toHaveLength(ledger.moves.length + 2 * ledger.undone);
});
