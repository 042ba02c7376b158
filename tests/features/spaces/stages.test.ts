import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { toldTo } from "#app/features/notifications/notification.queries.server.ts";
import { spaceFeed } from "#app/features/open-data/feeds.server.ts";
import { sharedIdea } from "#app/features/open-data/shared-idea.queries.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { setStages } from "#app/features/spaces/set-stages.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { stagesForm } from "#app/features/spaces/space.schema.ts";
import { type Space, stagesOf } from "#app/features/spaces/space.ts";
import { ASIDE, STAGES, STEPS, type Stage } from "#app/features/spaces/stage.ts";
import { insightsPage } from "#app/site/insights-page.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { tellEverybody } from "../../support/told.ts";

let t: TestContext;
let organiser: Actor;
let author: Actor;
let space: Space;

const row = (stage: Stage, fields: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`${name}-${STAGES.indexOf(stage)}`, value]),
  );
const present = async () => stagesOf(await spaceBySlug(t.ctx.db, organiser, space.slug));
const set = async (fields: object, actor = organiser) =>
  setStages(t.ctx, actor, {
    ...stagesForm.parse({
      version: versionOf(await present()),
      steps: [...STEPS],
      aside: [...ASIDE],
      ...fields,
    }),
    slug: space.slug,
  });
const move = (number: number, input: object) =>
  moveIdea(t.ctx, organiser, { ...newMove.parse(input), number });

beforeEach(async () => {
  t = await testContext();
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  author = await aPerson(t.ctx, { locale: "es" });
  space = await aSpace(t.ctx, { slug: "pressupost" });
});
afterEach(() => t.close());

test("a stage is called by the space's name wherever it is shown, in each language it has one", async () => {
  await set(row("accepted", { ca: "Amb partida", es: "Con partida" }));
  const { number } = await anIdea(t.ctx, space, author, { title: "Un parc" });
  await move(number, { stage: "accepted", note: "Hi ha partida." });
  const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "new" });
  expect(ideas[0]?.own.names).toEqual({ accepted: { ca: "Amb partida", es: "Con partida" } });
  expect((await sharedIdea(t.ctx, "ca", number)).stageName).toBe("Amb partida");
  expect((await sharedIdea(t.ctx, "en", number)).stageName).toBe("Accepted");
  expect(await spaceFeed(t.ctx, "ca", space.slug)).toContain("Amb partida: Un parc");
  expect(await spaceFeed(t.ctx, "en", space.slug)).toContain("Accepted: Un parc");
  await tellEverybody(t);
  const mail = await t.ctx.db
    .selectFrom("mails")
    .select("subject")
    .where("user_id", "=", author.id)
    .executeTakeFirstOrThrow();
  expect(mail.subject).toContain("Con partida");
  expect((await toldTo(t.ctx.db, author))[0]?.stageNames).toMatchObject({ accepted: { es: "Con partida" } });
  const insights = (slug: string | null) => insightsPage(t.ctx, "ca", { period: null, space: slug });
  expect(JSON.stringify(await insights(space.slug))).toContain("Amb partida");
  expect(JSON.stringify(await insights(null))).not.toContain("Amb partida");
});

test("a move says what its stage asks for, and what is missing is refused at its field", async () => {
  await set(row("underway", { responsible: "1", due: "1", note: "1" }));
  const { number } = await anIdea(t.ctx, space, author, { title: "Un parc" });
  const whole = { stage: "underway", note: "Comença.", responsible: "Parcs", due: "2027-03-01" };
  for (const field of ["note", "responsible", "due"])
    await expect(move(number, { ...whole, [field]: "" })).rejects.toMatchObject({
      code: "invalid",
      field,
      key: `board.${field}Needed`,
    });
  const there = await move(number, whole);
  await undoMove(t.ctx, organiser, { move: there.id });
  await move(number, whole);
  const away = await move(number, { stage: "review" });
  // The way back is a correction: it repeats what was said there and asks nothing anew.
  await undoMove(t.ctx, organiser, { move: away.id });
  expect(await t.ctx.db.selectFrom("ideas").select(["stage", "due_on"]).executeTakeFirst()).toEqual({
    stage: "underway",
    due_on: "2027-03-01",
  });
});

test("names are kept apart, by version and by who may; what a stage cannot ask for is left out", async () => {
  await set({ ...row("review", { ca: "A la taula" }), ...row("done", { due: "1", responsible: "1" }) });
  expect(await present()).toMatchObject({
    stageNames: { review: { ca: "A la taula" } },
    stageNeeds: { done: ["responsible"] },
  });
  await expect(set(row("accepted", { ca: "a la Taula" }))).rejects.toMatchObject({
    code: "invalid",
    key: "admin.stages.twice",
    field: `ca-${STAGES.indexOf("accepted")}`,
  });
  await expect(set({ version: "old" })).rejects.toMatchObject({ code: "conflict" });
  await expect(set({}, author)).rejects.toMatchObject({ code: "forbidden" });
  expect(
    stagesForm.safeParse({ steps: [], ...row("review", { ca: "x".repeat(41) }) }).error?.issues[0]?.path,
  ).toEqual(["ca-3"]);
  await set(row("review", { ca: "" }));
  expect((await present()).stageNames).toEqual({});
  // A stage that the form did not show keeps what it asks.
  expect((await present()).stageNeeds).toEqual({ done: ["responsible"] });
});
