import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { countByStage } from "#app/features/ideas/idea-counts.queries.server.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { badge } from "#app/features/open-data/badge.server.ts";
import { ideasByStage } from "#app/features/pipeline/board.queries.server.ts";
import { boardFilter } from "#app/features/pipeline/board.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { organiserBoard } from "#app/features/pipeline/organiser-board.queries.server.ts";
import { pipelineSheet } from "#app/features/pipeline/sheet.queries.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { setStages } from "#app/features/spaces/set-stages.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { stagesForm } from "#app/features/spaces/space.schema.ts";
import { type Space, stagesOf } from "#app/features/spaces/space.ts";
import { ASIDE, nextOn, STAGES, type Stage, WAY, wayOf, wayWith } from "#app/features/spaces/stage.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { insightIdeasPage } from "#app/site/insight-ideas.server.ts";
import { insightsPage } from "#app/site/insights-page.server.ts";
import { stageOrder } from "#db/migrations/0045-stage-order.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { openSite } from "../../support/open-site.ts";
import { tellEverybody } from "../../support/told.ts";

let t: TestContext;
let organiser: Actor;
let author: Actor;
let slug: string;

/** Studied first, then discussed, and no vote; nothing is paused there. */
const STEPS_HERE = ["review", "discussion", "accepted"];
const WAY_HERE = ["received", ...STEPS_HERE, "done"];

const present = () => spaceBySlug(t.ctx.db, organiser, slug);
const set = async (steps: string[], aside: readonly string[] = ["declined", "merged"], actor = organiser) =>
  setStages(t.ctx, actor, {
    ...stagesForm.parse({ version: versionOf(stagesOf(await present())), steps, aside }),
    slug,
  });
const move = (number: number, stage: Stage, note = "Per què.") =>
  moveIdea(t.ctx, organiser, { ...newMove.parse({ stage, note }), number });

beforeEach(async () => {
  t = await testContext();
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  author = await aPerson(t.ctx, { locale: "ca" });
  ({ slug } = await aSpace(t.ctx, { slug: "pressupost" }));
});
afterEach(() => t.close());

const idea = async (space: Space, stage: Stage) =>
  (await anIdea(t.ctx, space, author, { title: `Una idea: ${stage}`, stage })).number;

test("a space's process has the stages and the order it was given, with received first and done last", async () => {
  await set(["", "review", "", "discussion", "accepted"]);
  expect((await present()).stages).toEqual([...WAY_HERE, "declined", "merged"]);
  expect(stagesForm.safeParse({ steps: ["review", "", "review"] }).error?.issues[0]).toMatchObject({
    path: ["steps"],
    message: "admin.stages.placedTwice",
  });
  // Received, done and what stands beside have no other place, and a form without places says nothing.
  for (const steps of [["received"], ["done"], ["declined"], Array(6).fill(""), undefined])
    expect(stagesForm.safeParse({ steps }).success).toBe(false);
  await expect(set(STEPS_HERE, [], author)).rejects.toMatchObject({ code: "forbidden" });
  const old = versionOf(stagesOf(await present()));
  await set([]);
  await expect(
    setStages(t.ctx, organiser, { ...stagesForm.parse({ version: old, steps: STEPS_HERE }), slug }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await present()).stages).toEqual(["received", "done", "declined", "merged"]);
});

test("its columns, sheet, list and figures stand in that order; several spaces together in the site's", async () => {
  const other = await aSpace(t.ctx, { slug: "altre" });
  for (const stage of WAY) await idea(await present(), stage);
  for (const stage of WAY) await idea(other, stage);
  await set(STEPS_HERE);
  const space = await present();
  // What it leaves out and holds an idea has its place behind what comes before it elsewhere.
  const held = ["received", "review", "discussion", "voting", "accepted", "underway", "done"];
  const board = (query: string, way?: Stage[]) =>
    organiserBoard(t.ctx, organiser, boardFilter(new URLSearchParams(query)), way);
  const stages = (list: { stage: Stage }[]) => list.map((one) => one.stage);
  expect(stages((await board(`space=${slug}`, wayOf(space.stages))).columns)).toEqual(held);
  expect(stages((await board("")).columns)).toEqual(WAY);
  expect(stages(await pipelineSheet(t.ctx, null, space))).toEqual(held);
  expect(stages(await pipelineSheet(t.ctx, null, null))).toEqual(WAY);
  const own = await ideasByStage(t.ctx, null, space);
  expect(own.stages).toEqual(held);
  expect(own.ideas).toHaveLength(7);
  expect((await ideasByStage(t.ctx, null)).stages).toEqual(WAY);

  const steps = async (of: string | null) => {
    const { charts } = await insightsPage(t.ctx, "ca", { period: null, space: of });
    return charts.find((chart) => chart.id === "funnel")?.rows ?? [];
  };
  expect((await steps(slug)).map((row) => row.id)).toEqual(held);
  expect((await steps(null)).map((row) => row.id)).toEqual(WAY);
  // Six of seven got to review there, where it comes first, and each number opens as many as it says.
  const review = (await steps(slug)).find((row) => row.id === "review");
  expect(review?.cells[0]).toMatchObject({ text: "6" });
  const behind = new URL(review?.cells[0]?.to ?? "", "http://site.example").searchParams;
  expect((await insightIdeasPage(t.ctx, "ca", behind)).count).toBe(6);
  expect((await steps(null)).find((row) => row.id === "review")?.cells[0]).toMatchObject({ text: "8" });
});

test("figures of a process without a stage have no column and no step for it", async () => {
  await set(["review"]);
  await idea(await present(), "review");
  const { charts } = await insightsPage(t.ctx, "en", { period: null, space: slug });
  const chart = (id: string) => charts.find((one) => one.id === id);
  expect(chart("funnel")?.rows.map((row) => row.id)).toEqual(["received", "review", "done"]);
  expect(chart("senders")?.columns).toEqual(["Sent by", "Ideas", "Done"]);
  expect(chart("senders")?.rows[0]?.cells).toHaveLength(2);
});

test("an idea's tray has its space's places: in lists, in pictures, in the mail and in the API", async () => {
  await set(STEPS_HERE);
  const number = await idea(await present(), "received");
  await move(number, "discussion");
  const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "new" });
  expect(ideas[0]?.own.way).toEqual(WAY_HERE);
  expect(trayOf("discussion", ideas[0]?.own.way)).toEqual({ total: 5, current: 2, variant: "normal" });
  expect(trayOf("declined", WAY_HERE as Stage[])).toEqual({ total: 5, current: 2, variant: "declined" });
  const svg = await badge(t.ctx, "ca", number);
  await tellEverybody(t);
  const mail = await t.ctx.db.selectFrom("mails").select(["text", "html"]).executeTakeFirstOrThrow();
  expect(mail.text + mail.html).toContain("■■◪□□");
  expect(mail.text + mail.html).not.toContain("■■◪□□□");
  const site = await openSite(t);
  const answer = JSON.parse(await site.text(`/api/v1/spaces/${slug}`));
  expect(answer.stages).toEqual([...WAY_HERE, "declined", "merged"]);
  expect(JSON.parse(await site.text(`/open-data/${slug}/ideas.csv-metadata.json`)).notes).toEqual([
    { stages: [...WAY_HERE, "declined", "merged"] },
  ]);
  await site.close();
  expect(svg.match(/<rect /g)?.length).toBeGreaterThan(5);
  expect(
    (await badge(t.ctx, "ca", await idea(await aSpace(t.ctx), "discussion"))).match(/<rect /g),
  ).toHaveLength((svg.match(/<rect /g)?.length ?? 0) + 2);
});

test("a stage it leaves out keeps its ideas and takes in no others; the way back by undo stays open", async () => {
  const voting = await idea(await present(), "voting");
  const other = await idea(await present(), "discussion");
  await set(STEPS_HERE);
  expect(await countByStage(t.ctx, null)).toEqual({ voting: 1, discussion: 1 });
  for (const stage of ["voting", "underway", "paused"] as const)
    await expect(move(other, stage)).rejects.toMatchObject({
      code: "invalid",
      field: "stage",
      key: "board.stageNotUsed",
    });
  // Where it stands, it may be told anew.
  await move(voting, "voting");
  const away = await move(voting, "discussion");
  await undoMove(t.ctx, organiser, { move: away.id });
  expect(await countByStage(t.ctx, null)).toEqual({ voting: 1, discussion: 1 });
});

test("places on a way: what follows, what is left out, and all stages in its order", () => {
  const way = WAY_HERE as Stage[];
  expect(nextOn(way, "received")).toBe("review");
  expect(nextOn(way, "discussion")).toBe("accepted");
  expect(nextOn(way, "voting")).toBe("accepted");
  expect(nextOn(way, "underway")).toBe("done");
  for (const stage of ["done", ...ASIDE] as const) expect(nextOn(way, stage)).toBeNull();
  expect(wayWith(way, [])).toEqual(way);
  expect(wayWith(["received", "done"], ["underway", "declined"])).toEqual(["received", "underway", "done"]);
  expect(ownStages({ stages: [...STAGES], stageNames: {} }).way).toBeNull();
});

test("spaces of before get the ends of their process", async () => {
  const { writer, engine } = t.database;
  const kept = async (stages: string[]) => {
    await writer
      .updateTable("spaces")
      .set({ stages: JSON.stringify(stages) })
      .execute();
    for (const statement of stageOrder.statements({ engine })) await sql.raw(statement).execute(writer);
    return (await present()).stages;
  };
  expect(await kept(["discussion", "accepted", "declined"])).toEqual([
    ...["received", "discussion", "accepted", "declined", "done"],
  ]);
  expect(await kept([...STAGES])).toEqual([...STAGES]);
  expect(wayOf(await kept(["paused"]))).toEqual(["received", "done"]);
});
