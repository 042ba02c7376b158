import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { periodOf } from "#app/core/period.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { figuresOf, ideasOf } from "#app/features/insights/figures.ts";
import { journeysOf } from "#app/features/insights/journeys.queries.server.ts";
import { weeksSince } from "#app/features/insights/participation.queries.server.ts";
import { mondayOf } from "#app/features/insights/week.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import type { Stage } from "#app/features/spaces/stage.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { insightIdeasPage } from "#app/site/insight-ideas.server.ts";
import { insightsPage } from "#app/site/insights-page.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { countQueries } from "../../support/count-queries.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let organiser: Actor;
let author: Actor;
const whole = { period: periodOf("all", "Europe/Madrid"), space: null };

const move = (number: number, stage: Stage) =>
  moveIdea(t.ctx, organiser, {
    number,
    stage,
    note: "Ho hem estudiat.",
    lang: "ca",
    nextStep: null,
    responsible: null,
    due: null,
  });

beforeAll(async () => {
  t = await testContext();
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  author = await aPerson(t.ctx);
  const space = await aSpace(t.ctx, { slug: "obert" });
  const secret = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  const member = await aPerson(t.ctx, { memberOf: [secret] });
  await anIdea(t.ctx, secret, member, { title: "Una idea que no es veu" });
  const ways: Stage[][] = [
    ...Array.from({ length: 6 }, (): Stage[] => ["discussion", "review", "accepted", "underway", "done"]),
    ...Array.from({ length: 3 }, (): Stage[] => ["discussion", "review", "declined"]),
    ...Array.from({ length: 2 }, (): Stage[] => ["accepted", "discussion"]),
    ...Array.from({ length: 4 }, (): Stage[] => []),
  ];
  for (const [at, way] of ways.entries()) {
    const idea = await anIdea(t.ctx, space, author, { title: `Idea número ${at}`, stage: "received" });
    if (at < 4) await castVote(t.ctx, organiser, { number: idea.number });
    for (const stage of way) {
      t.clock.forward(2 * DAY);
      await move(idea.number, stage);
    }
  }
});
afterAll(() => t.close());

test("every idea stands in one place: what got to a stage went on, is there or stopped there", async () => {
  const journeys = await journeysOf(t.ctx, whole);
  const figures = figuresOf(journeys);
  expect(figures.ideas).toBe(15);
  expect(Object.fromEntries(figures.steps.map(({ stage, ...rest }) => [stage, rest]))).toEqual({
    received: { reached: 15, here: 4, stopped: 0 },
    // Two were accepted and moved back: they are where they are now.
    discussion: { reached: 11, here: 2, stopped: 0 },
    voting: { reached: 9, here: 0, stopped: 0 },
    review: { reached: 9, here: 0, stopped: 3 },
    accepted: { reached: 6, here: 0, stopped: 0 },
    underway: { reached: 6, here: 0, stopped: 0 },
    done: { reached: 6, here: 6, stopped: 0 },
  });
  for (const [at, step] of figures.steps.entries())
    expect(step.reached - step.here - step.stopped).toBe(figures.steps[at + 1]?.reached ?? 0);
  expect(figures.answers).toEqual({ within15: 11, within30: 0, later: 0, waiting: 4 });
  expect(figures.answerMedian).toBeCloseTo(2, 5);
  expect(figures.senders).toEqual([
    { sender: "citizen", ideas: 15, got: { accepted: 6, underway: 6, done: 6 } },
  ]);
});

test("a stay is told from ten ideas on, and what is behind a number is as many as it says", async () => {
  const journeys = await journeysOf(t.ctx, whole);
  const { stays, steps } = figuresOf(journeys);
  expect(stays.find((stay) => stay.stage === "received")).toMatchObject({
    count: 11,
    median: expect.closeTo(2, 5),
  });
  expect(stays.find((stay) => stay.stage === "review")).toMatchObject({ count: 9, median: null, p90: null });
  for (const { stage, reached, here, stopped } of steps) {
    expect(ideasOf(journeys, `reached.${stage}`)).toHaveLength(reached);
    expect(ideasOf(journeys, `here.${stage}`)).toHaveLength(here);
    expect(ideasOf(journeys, `stopped.${stage}`)).toHaveLength(stopped);
  }
  expect(ideasOf(journeys, "from.citizen.accepted")).toHaveLength(6);
  for (const wrong of [
    "",
    "from.citizen.nowhere",
    "from.citizen.done.more",
    "here.done.more",
    "reached.nowhere",
    "here.",
    "answer.never",
    "reached.done.more",
  ])
    expect(ideasOf(journeys, wrong)).toBeNull();
});

test("the page follows a new move, speaks each language, and says nothing of a private space", async () => {
  const before = await insightsPage(t.ctx, "ca", { period: null, space: null });
  expect(before.heads[0]).toMatchObject({ figure: "6" });
  const [waiting] = ideasOf(await journeysOf(t.ctx, whole), "answer.waiting") ?? [];
  await move(waiting?.number ?? 0, "done");
  for (const lang of ["ca", "es", "en"] as const) {
    const after = await insightsPage(t.ctx, lang, { period: null, space: null });
    expect(after.heads[0]).toMatchObject({ figure: "7", to: "/insights/ideas?set=here.done" });
    expect(JSON.stringify(after)).not.toContain("tancat");
  }
  const behind = await insightIdeasPage(t.ctx, "ca", new URLSearchParams({ set: "reached.done" }));
  expect(behind.count).toBe(7);
  expect(behind.ideas).toHaveLength(7);
  await expect(insightIdeasPage(t.ctx, "ca", new URLSearchParams({ set: "all" }))).rejects.toMatchObject({
    code: "notFound",
  });
  expect((await insightsPage(t.ctx, "ca", { period: "1999", space: null })).ideas).toBe(0);
});

test("of what people did in each week, and how they came, the page asks once", async () => {
  const { counted, during } = countQueries(t.ctx);
  const asked = await during(() => insightsPage(counted, "ca", { period: "all", space: null }, null));
  expect(asked.filter((tables) => tables === "channel_counts")).toHaveLength(1);
  expect(asked.filter((tables) => tables.includes("comments"))).toHaveLength(1);
});

test("a move that was taken back is as if it had not been", async () => {
  const waiting = ideasOf(await journeysOf(t.ctx, whole), "answer.waiting") ?? [];
  const { id } = await move(waiting[0]?.number ?? 0, "review");
  expect(ideasOf(await journeysOf(t.ctx, whole), "answer.waiting")).toHaveLength(waiting.length - 1);
  await undoMove(t.ctx, organiser, { move: id });
  expect(ideasOf(await journeysOf(t.ctx, whole), "answer.waiting")).toEqual(waiting);
});

test("weeks begin on Mondays and count what is public", async () => {
  expect(mondayOf("2026-11-25")).toBe("2026-11-23");
  expect(mondayOf("2026-11-23T10:00:00Z")).toBe("2026-11-23");
  const today = t.ctx.now().toISOString().slice(0, 10);
  const weeks = await weeksSince(t.ctx.db, "2020-01-01", today, null);
  const sum = (what: "ideas" | "supports") => weeks.reduce((total, week) => total + week[what], 0);
  expect([sum("ideas"), sum("supports")]).toEqual([15, 4]);
  expect(await weeksSince(t.ctx.db, today, today, "tancat")).toMatchObject([{ ideas: 0 }]);
});

test("what is kept is what reading everything anew finds, after each kind of change", async () => {
  const anew = () => journeysOf({ ...t.ctx, kept: (_name, make) => make() }, whole);
  const space = await aSpace(t.ctx, { slug: "canvis" });
  const { number } = await anIdea(t.ctx, space, author, { title: "Una idea que canvia" });
  const told = { kind: "answer", body: "Ja hi som.", lang: "ca", onBehalfOf: null, figures: [], links: [] };
  const changes: (() => Promise<unknown>)[] = [
    () => move(number ?? 0, "review"),
    async () => undoMove(t.ctx, organiser, { move: (await move(number ?? 0, "accepted")).id }),
    () => publishUpdate(t.ctx, organiser, { ...told, number } as Parameters<typeof publishUpdate>[2]),
    () =>
      proposeIdea(t.ctx, author, {
        space: space.slug,
        kind: "idea",
        title: "Una altra que hi ve",
        body: "Amb un text prou llarg per entendre-la.",
        lang: "ca",
        category: null,
        onBehalfOf: null,
        to: null,
      }),
    () => setVisibility("private"),
    () => setVisibility("public"),
    () => withdrawIdea(t.ctx, author, { number }),
  ];
  const setVisibility = (visibility: "private" | "public") =>
    t.ctx.transact({}, async (tx, record) => {
      await tx.updateTable("spaces").set({ visibility }).where("id", "=", space.id).execute();
      record({ type: "space.changed", spaceId: space.id, data: { visibility } });
    });
  let before = JSON.stringify(await journeysOf(t.ctx, whole));
  let different = 0;
  for (const change of changes) {
    await change();
    const kept = await journeysOf(t.ctx, whole);
    expect(kept).toEqual(await anew());
    expect(await journeysOf(t.ctx, whole)).toBe(kept);
    if (JSON.stringify(kept) !== before) different += 1;
    before = JSON.stringify(kept);
  }
  expect(different).toBe(5); // All but what was taken back, and an answer to what had moved before.
});
