import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import type { TableName } from "#app/features/open-data/tables.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { keepDossier } from "../../support/dossier.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";

let t: TestContext;
let site: OpenSite;
let staff: Actor;
let number: number;
beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
  staff = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const space = await aSpace(t.ctx, { slug: "barri" });
  number = (await anIdea(t.ctx, space, await aPerson(t.ctx))).number;
});
afterAll(async () => {
  await site?.close();
  await t?.close();
});

const json = async (table: TableName) => JSON.parse(await site.text(`/open-data/barri/${table}.json`));
const tell = (told: Record<string, unknown>) => {
  const { files: _, ...input } = newUpdate.parse({ lang: "ca", ...told });
  return publishUpdate(t.ctx, staff, { ...input, number });
};

test("official updates, what they measured, and of a withdrawn one that it was there", async () => {
  const figures = {
    what: ["Velocitat", "Cost"],
    unit: ["km/h", "€"],
    before: ["41,5", ""],
    after: ["23", "14.200"],
  };
  const kept = await tell({ kind: "evidence", body: "=Mesures de la **policia**", ...figures });
  const gone = await tell({ kind: "result", body: "Kumquat retirat", ...figures });
  await withdrawUpdate(t.ctx, staff, { update: gone.id });
  const at = t.clock.now().toISOString();
  expect(await json("updates")).toEqual([
    {
      id: kept.id,
      idea: number,
      url: expect.stringMatching(new RegExp(`/ideas/${number}-.*#u-${kept.id}$`)),
      state: "approved",
      kind: "evidence",
      published_at: at,
      body: "=Mesures de la **policia**",
      lang: "ca",
    },
    {
      id: gone.id,
      idea: number,
      url: null,
      state: "withdrawn",
      kind: "result",
      published_at: at,
      body: null,
      lang: null,
    },
  ]);
  expect(await json("results")).toEqual([
    { update: kept.id, place: 1, idea: number, what: "Velocitat", unit: "km/h", before: 41.5, after: 23 },
    { update: kept.id, place: 2, idea: number, what: "Cost", unit: "€", before: null, after: 14_200 },
  ]);
  // A spreadsheet is given no formula.
  const csv = await site.text("/open-data/barri/updates.csv");
  expect(csv).toContain("'=Mesures");
  expect(csv).not.toContain("Kumquat");
});

test("milestones, and since when they are done; nothing else of a dossier", async () => {
  const keep = (act: Record<string, unknown>) => keepDossier(t.ctx, staff, number, act);
  await keep({ act: "milestone", title: "Obres acabades", due: "2027-03-01" });
  await keep({ act: "milestone", title: "Projecte aprovat", due: "2026-12-01" });
  await keep({ act: "note", note: "Xirimoia entre nosaltres" });
  const { id } = await t.ctx.db
    .selectFrom("milestones")
    .select("id")
    .where("due_on", "=", "2026-12-01")
    .executeTakeFirstOrThrow();
  await keep({ act: "reach", id, on: "1" });
  const rows = await json("milestones");
  expect(rows).toMatchObject([
    { id, idea: number, title: "Projecte aprovat", due_on: "2026-12-01", done_on: "2026-11-23" },
    { idea: number, title: "Obres acabades", due_on: "2027-03-01", done_on: null },
  ]);
  expect(JSON.stringify(rows)).not.toContain("Xirimoia");
});
