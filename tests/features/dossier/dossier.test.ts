import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { dossierOf, organisersOf } from "#app/features/dossier/dossier.queries.server.ts";
import { centsIn, dossierAct } from "#app/features/dossier/dossier.schema.ts";
import { boardPage, organiserBoard } from "#app/features/pipeline/organiser-board.queries.server.ts";
import { storyOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { keepDossier } from "../../support/dossier.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let space: Space;
let organiser: Actor;
let author: Actor;
beforeAll(async () => {
  t = await testContext();
  space = await aSpace(t.ctx);
  author = await aPerson(t.ctx);
  organiser = await aPerson(t.ctx, { name: "Elena Prat", roles: [{ role: "organiser", spaceId: space.id }] });
});
afterAll(() => t.close());

const does = (number: number, act: Record<string, unknown>, actor = organiser) =>
  keepDossier(t.ctx, actor, number, act);
const dossier = (id: string) => dossierOf(t.ctx.db, t.ctx.engine, id);

test("an amount is read as people write it, to the cent", () => {
  expect(centsIn("1.250,50", "ca")).toBe(125_050);
  expect(centsIn("1,250.50 €", "en")).toBe(125_050);
  expect(centsIn("-30", "es")).toBe(-3_000);
  expect(centsIn("12,005", "ca")).toBeNull();
  expect(centsIn("res", "ca")).toBeNull();
  expect(centsIn("9999999999999", "ca")).toBeNull();
});

test("organisers of the space keep it, and nobody else", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const elsewhere = await aPerson(t.ctx, {
    roles: [{ role: "organiser", spaceId: (await aSpace(t.ctx)).id }],
  });
  for (const person of [author, elsewhere])
    await expect(does(idea.number, { act: "note", note: "Secret." }, person)).rejects.toMatchObject({
      code: "forbidden",
    });
  const hidden = await anIdea(t.ctx, await aSpace(t.ctx, { visibility: "private" }), author);
  await expect(does(hidden.number, { act: "note", note: "Secret." }, elsewhere)).rejects.toMatchObject({
    code: "notFound",
  });
  expect((await dossier(idea.id)).notes).toEqual([]);
  expect((await organisersOf(t.ctx.db, { spaceId: space.id, ideaId: idea.id })).map((one) => one.id)).toEqual(
    [organiser.id],
  );
});

test("of two who change its head, the second hears of the first and overwrites nothing", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const head = { act: "head", owner: organiser.id, budget: "12.000", version: "0" };
  await does(idea.number, { ...head, moneyPublic: "on" });
  expect(await dossier(idea.id)).toMatchObject({
    ownerId: organiser.id,
    budgetCents: 1_200_000,
    moneyPublic: true,
    version: 1,
  });
  for (const version of ["0", "7"])
    await expect(does(idea.number, { ...head, budget: "1", version })).rejects.toMatchObject({
      code: "conflict",
      key: "dossier.changed",
    });
  await does(idea.number, { act: "head", owner: "", budget: "", version: "1" });
  expect(await dossier(idea.id)).toMatchObject({ ownerId: null, budgetCents: null, moneyPublic: false });
  await expect(does(idea.number, { ...head, owner: author.id, version: "2" })).rejects.toMatchObject({
    code: "invalid",
    field: "owner",
  });
  expect(dossierAct.safeParse({ ...head, budget: "-3" }).success).toBe(false);
});

test("what was spent is summed from its rows, and shown to everybody only when the money is public", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const spend = { act: "spend", day: "2026-11-20", what: "Bancs", source: "Factura 12" };
  await does(idea.number, { ...spend, amount: "4.300,25" });
  await does(idea.number, { ...spend, amount: "-300,25", what: "Abonament" });
  const kept = await dossier(idea.id);
  expect(kept.spentCents).toBe(400_000);
  const story = () => storyOf(t.ctx.db, t.ctx.engine, idea.id);
  expect((await story()).money).toBeNull();
  await does(idea.number, { act: "head", owner: "", budget: "5.000", version: "0" });
  expect((await story()).money).toBeNull();
  await does(idea.number, { act: "head", owner: "", budget: "5.000", version: "1", moneyPublic: "on" });
  expect((await story()).money).toEqual({ budget: 500_000, spent: 400_000 });
  await does(idea.number, { act: "unspend", id: kept.spendings[0]?.id });
  await expect(does(idea.number, { act: "unspend", id: kept.spendings[0]?.id })).rejects.toMatchObject({
    code: "conflict",
  });
  for (const wrong of [{ amount: "0" }, { amount: "molt" }, { amount: "1", day: "2026-02-30" }])
    expect(dossierAct.safeParse({ ...spend, ...wrong }).success).toBe(false);
});

test("milestones are public from the first moment, in the order of their days, and done on a day here", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const other = await anIdea(t.ctx, space, author);
  await does(idea.number, { act: "milestone", title: "Obres acabades", due: "2027-03-01" });
  await does(idea.number, { act: "milestone", title: "Projecte aprovat", due: "2026-12-01" });
  const { milestones } = await storyOf(t.ctx.db, t.ctx.engine, idea.id);
  expect(milestones).toMatchObject([
    { title: "Projecte aprovat", dueOn: "2026-12-01", doneOn: null },
    { title: "Obres acabades", dueOn: "2027-03-01", doneOn: null },
  ]);
  const [{ id } = { id: "" }] = milestones;
  await expect(does(other.number, { act: "reach", id, on: "1" })).rejects.toMatchObject({ code: "conflict" });
  await does(idea.number, { act: "reach", id, on: "1" });
  expect((await dossier(idea.id)).milestones[0]?.doneOn).toBe("2026-11-23");
  await does(idea.number, { act: "reach", id, on: "0" });
  await does(idea.number, { act: "unmilestone", id });
  expect((await dossier(idea.id)).milestones.map((one) => one.title)).toEqual(["Obres acabades"]);
});

test("a day that is none is told beside its field", () => {
  const issues = (due: string) => {
    const parsed = dossierAct.safeParse({ act: "milestone", title: "Obres acabades", due });
    return parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  };
  for (const due of ["2026-13-01", "2026-12-45", "0000-00-00", "2026-02-30", "hola"])
    expect(issues(due), due).toEqual(["due errors.date"]);
  expect(issues("")).toContain("due errors.required");
  expect(issues("2026-02-28")).toEqual([]);
});

test("who looks after an idea stays in the choice when they organise no more", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const leaving = await aPerson(t.ctx, {
    name: "Quim Roca",
    roles: [{ role: "organiser", spaceId: space.id }],
  });
  await does(idea.number, { act: "head", owner: leaving.id, budget: "", version: "0" });
  await t.ctx.transact({}, (tx) => tx.deleteFrom("roles").where("user_id", "=", leaving.id).execute());
  const other = await anIdea(t.ctx, space, author);
  const choice = async (id: string) =>
    (await organisersOf(t.ctx.db, { spaceId: space.id, ideaId: id })).map((one) => one.name);
  expect(await choice(idea.id)).toContain("Quim Roca");
  expect(await choice(other.id)).not.toContain("Quim Roca");
  await does(idea.number, { act: "head", owner: leaving.id, budget: "10", version: "1" });
  expect(await dossier(idea.id)).toMatchObject({ ownerId: leaving.id, budgetCents: 1_000 });
});

test("tasks are ticked and unticked, notes stay with who wrote them until that account is gone", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const leaving = await aPerson(t.ctx, {
    name: "Pau Vila",
    roles: [{ role: "organiser", spaceId: space.id }],
  });
  await does(idea.number, { act: "task", task: "Trucar a l'escola" });
  const [{ id } = { id: "" }] = (await dossier(idea.id)).tasks;
  await does(idea.number, { act: "tick", id, on: "1" });
  expect((await dossier(idea.id)).tasks[0]?.doneAt).toBeTruthy();
  await does(idea.number, { act: "tick", id, on: "0" });
  await does(idea.number, { act: "untask", id });
  await does(idea.number, { act: "note", note: "L'escola hi està d'acord." }, leaving);
  await does(idea.number, { act: "head", owner: leaving.id, budget: "", version: "0" }, leaving);
  expect((await dossier(idea.id)).notes).toMatchObject([{ by: "Pau Vila" }]);
  await eraseAccount(t.ctx, leaving);
  expect(await dossier(idea.id)).toMatchObject({
    ownerId: null,
    tasks: [],
    notes: [{ by: null, body: "L'escola hi està d'acord." }],
  });
});

test("the board shows whose an idea is, what it may cost and did, and one's own alone", async () => {
  const idea = await anIdea(t.ctx, space, author);
  await does(idea.number, { act: "head", owner: organiser.id, budget: "100", version: "0" });
  await does(idea.number, { act: "spend", amount: "12,50", day: "2026-11-20", what: "Plantes" });
  const filter = { space: null, stage: null };
  const all = await organiserBoard(t.ctx, organiser, { ...filter, view: "all" });
  expect(all.cards.find((card) => card.number === idea.number)).toMatchObject({
    owner: "Elena Prat",
    budget: 10_000,
    spent: 1_250,
  });
  const mine = await organiserBoard(t.ctx, organiser, { ...filter, view: "mine" });
  expect(mine.cards.map((card) => card.number)).toEqual([idea.number]);
  expect(mine.columns.map((column) => column.count)).toEqual([1]);
  const rows = await boardPage(t.ctx, organiser, { ...filter, view: "mine" }, 0);
  expect(rows.map((card) => card.number)).toEqual([idea.number]);
});

test("an idea whose milestone is late is late on the board, until it is done", async () => {
  const idea = await anIdea(t.ctx, space, author);
  await does(idea.number, { act: "milestone", title: "Projecte aprovat", due: "2026-11-20" });
  await does(idea.number, { act: "milestone", title: "Obres acabades", due: "2026-11-23" });
  const view = { space: null, stage: null, view: "overdue" } as const;
  const late = async () => (await organiserBoard(t.ctx, organiser, view)).cards;
  expect(await late()).toMatchObject([{ number: idea.number, dueOn: null, milestoneDue: "2026-11-20" }]);
  const [{ id } = { id: "" }] = (await dossier(idea.id)).milestones;
  await does(idea.number, { act: "reach", id, on: "1" });
  expect(await late()).toEqual([]);
});
