import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { accountExport } from "#app/features/accounts/account-export.queries.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import {
  figureForAll,
  figuresForAll,
  figuresOfSpace,
  versionsOf,
  withdrawnCount,
} from "#app/features/impact/impact.queries.server.ts";
import { type ImpactAct, impactAct } from "#app/features/impact/impact.schema.ts";
import { quantity, quantityIn, typedQuantity } from "#app/features/impact/impact.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { withdrawFigure } from "#app/features/impact/withdraw-figure.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let space: Space;
let organiser: Actor;
let author: Actor;
beforeAll(async () => {
  t = await testContext();
  space = await aSpace(t.ctx, { slug: "barri" });
  author = await aPerson(t.ctx);
  organiser = await aPerson(t.ctx, { name: "Elena Prat", roles: [{ role: "organiser", spaceId: space.id }] });
});
afterAll(() => t.close());

const FORM = {
  ...{ act: "save", as: "draft", lang: "ca", version: "0", kind: "process", what: "Dinamització" },
  ...{ low: "1.000", central: "1.200,50", high: "1.500", from: "2026-01-01", to: "2026-06-30" },
  ...{ source: "Contracte 12/2026", formula: "4 vespres × 300 €", confidence: "high" },
};
type Save = Extract<ImpactAct, { act: "save" }>;
function form(changes: Record<string, string> = {}) {
  const { act: _, ...values } = impactAct.parse({ ...FORM, ...changes }) as Save;
  return values;
}
async function save(
  figure: string | null,
  changes: Record<string, string> = {},
  by = organiser,
  slug = space.slug,
  key?: string,
) {
  t.clock.forward(MINUTE);
  return saveFigure(t.ctx, by, { ...form(changes), slug, figure }, key);
}
const published = async () => (await figuresForAll(t.ctx.db, null)).map((one) => one.id);

test("quantities are read and written as people do, to the cent, the minute, the contact", () => {
  expect(quantityIn("1.250,50 €", "eur", "ca")).toBe(125_050);
  expect(quantityIn("12,5", "hours", "es")).toBe(750);
  expect(quantityIn("12.33 h", "hours", "en")).toBe(740);
  expect(quantityIn("3,5", "contacts", "ca")).toBeNull();
  expect(quantityIn("molts", "contacts", "ca")).toBeNull();
  expect(quantity(750, "hours", "ca")).toBe("12,5\u00A0h");
  expect(quantity(1_234, "contacts", "es")).toBe("1.234");
  for (const [value, unit] of [
    [125_050, "eur"],
    [740, "hours"],
    [12_345, "contacts"],
  ] as const)
    for (const locale of ["ca", "es", "en"] as const)
      expect(quantityIn(typedQuantity(value, unit, locale), unit, locale)).toBe(value);
});

test("numbers are read in the language of who types them, and the text stays in its own", () => {
  const typed = { lang: "en", low: "1.250", central: "1.250", high: "1.250" };
  expect(form({ ...typed, typedIn: "ca" })).toMatchObject({ lang: "en", low: 125_000 });
  expect(form(typed)).toMatchObject({ lang: "en", low: 125 });
});

test("a form says what is wrong beside its field: order, period, sign, link, and what a published figure needs", () => {
  const wrong = (changes: Record<string, string>) => {
    const parsed = impactAct.safeParse({ ...FORM, ...changes });
    return parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path[0], issue.message]);
  };
  expect(wrong({})).toEqual([]);
  expect(wrong({ low: "1300" })).toEqual([["central", "impact.wrong.order"]]);
  expect(wrong({ high: "1100" })).toEqual([["high", "impact.wrong.order"]]);
  expect(wrong({ low: "-1" })).toEqual([["low", "impact.wrong.negative"]]);
  expect(wrong({ low: "-1", kind: "benefit" })).toEqual([]);
  expect(wrong({ kind: "contacts" })).toEqual([["central", "impact.wrong.contacts"]]);
  expect(wrong({ to: "2025-12-31" })).toEqual([["to", "impact.wrong.period"]]);
  expect(wrong({ sourceUrl: "http://dades.example/taula" })).toEqual([["sourceUrl", "errors.url"]]);
  expect(wrong({ sourceUrl: "https://dades.example/taula" })).toEqual([]);
  expect(wrong({ idea: "els bancs" })).toEqual([["idea", "impact.wrong.idea"]]);
  expect(wrong({ source: "", formula: " " })).toEqual([]);
  expect(wrong({ source: "", formula: " ", as: "publish" })).toEqual([
    ["source", "errors.required"],
    ["formula", "errors.required"],
  ]);
  expect(wrong({ kind: "profit" })).toEqual([["kind", "errors.choice"]]);
});

test("organisers of the space write, and nobody else", async () => {
  const other = await aSpace(t.ctx);
  const elsewhere = await aPerson(t.ctx, { roles: [{ role: "organiser", spaceId: other.id }] });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  for (const person of [author, elsewhere, moderator])
    await expect(save(null, {}, person)).rejects.toMatchObject({ code: "forbidden" });
  const closed = await aSpace(t.ctx, { visibility: "private" });
  await expect(save(null, {}, organiser, closed.slug)).rejects.toMatchObject({ code: "notFound" });
  const { id } = await save(null);
  await expect(save(id, { version: "1" }, elsewhere)).rejects.toMatchObject({ code: "forbidden" });
  // A figure is not reached through another space that one does organise.
  await expect(save(id, { version: "1" }, elsewhere, other.slug)).rejects.toMatchObject({ code: "notFound" });
  await expect(
    withdrawFigure(t.ctx, elsewhere, { slug: other.slug, figure: id, version: 1 }),
  ).rejects.toMatchObject({ code: "notFound" });
  await expect(versionsOf(t.ctx.db, other.id, id)).rejects.toMatchObject({ code: "notFound" });
  expect(await versionsOf(t.ctx.db, space.id, id)).toHaveLength(1);
});

test("a draft is the organisers' alone; what is published stands until the next publication, and then beside it", async () => {
  const { id } = await save(null);
  expect(await published()).not.toContain(id);
  await expect(figureForAll(t.ctx.db, id)).rejects.toMatchObject({ code: "notFound" });
  await save(id, { version: "1", as: "publish", central: "1.250" });
  await save(id, { version: "2", central: "1.300", what: "Esborrany encara" });
  expect(await figureForAll(t.ctx.db, id)).toMatchObject([{ version: 2, central: 125_000, space: "barri" }]);
  const again = { version: "3", as: "publish", central: "1.400" };
  await expect(save(id, again)).rejects.toMatchObject({ code: "invalid", field: "correction" });
  await save(id, { ...again, correction: "Faltava una factura." });
  expect(await figureForAll(t.ctx.db, id)).toMatchObject([
    { version: 4, central: 140_000, correction: "Faltava una factura." },
    { version: 2, central: 125_000 },
  ]);
  expect((await versionsOf(t.ctx.db, space.id, id)).map((one) => [one.version, one.by])).toEqual([
    [4, "Elena Prat"],
    [3, "Elena Prat"],
    [2, "Elena Prat"],
    [1, "Elena Prat"],
  ]);
});

test("of two who save one version, the second hears of the first and overwrites nothing", async () => {
  const { id } = await save(null, { as: "publish" });
  await save(id, { version: "1", what: "La primera" });
  for (const version of ["0", "1", "7"])
    await expect(save(id, { version, what: "La segona" })).rejects.toMatchObject({
      code: "conflict",
      key: "impact.changed",
    });
  await expect(
    withdrawFigure(t.ctx, organiser, { slug: space.slug, figure: id, version: 1 }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await versionsOf(t.ctx.db, space.id, id))[0]).toMatchObject({ version: 2, what: "La primera" });
});

test("a form sent twice is one figure", async () => {
  const before = (await figuresOfSpace(t.ctx.db, space.id)).length;
  const key = "una-clau-de-prova";
  const first = await save(null, {}, organiser, space.slug, key);
  expect(await save(null, {}, organiser, space.slug, key)).toEqual(first);
  await expect(save(null, { what: "Una altra cosa" }, organiser, space.slug, key)).rejects.toMatchObject({
    code: "keyReused",
  });
  expect(await figuresOfSpace(t.ctx.db, space.id)).toHaveLength(before + 1);
});

test("what is taken back leaves with all its versions and does not come back with the next", async () => {
  const { id } = await save(null, { as: "publish" });
  await save(id, { version: "1", as: "publish", correction: "Canvi." });
  expect(await published()).toContain(id);
  const count = await withdrawnCount(t.ctx.db, "barri");
  await withdrawFigure(t.ctx, organiser, { slug: space.slug, figure: id, version: 2 });
  await expect(
    withdrawFigure(t.ctx, organiser, { slug: space.slug, figure: id, version: 2 }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await published()).not.toContain(id);
  await expect(figureForAll(t.ctx.db, id)).rejects.toMatchObject({ code: "notFound" });
  expect(await withdrawnCount(t.ctx.db, "barri")).toBe(count + 1);
  await save(id, { version: "2" });
  expect(await published()).not.toContain(id);
  await save(id, { version: "3", as: "publish" });
  expect((await figureForAll(t.ctx.db, id)).map((one) => one.version)).toEqual([4]);
  expect(await withdrawnCount(t.ctx.db, "barri")).toBe(count);
});

test("a figure is of a public idea of its space or of none, and names it only while it is public", async () => {
  const idea = await anIdea(t.ctx, space, author, { title: "Bancs a l'ombra" });
  const foreign = await anIdea(t.ctx, await aSpace(t.ctx), author);
  for (const number of [foreign.number, 99_999])
    await expect(save(null, { idea: String(number) })).rejects.toMatchObject({
      code: "invalid",
      field: "idea",
    });
  const { id } = await save(null, { idea: `Nº ${idea.number}`, as: "publish" });
  expect((await figureForAll(t.ctx.db, id))[0].idea).toMatchObject({ title: "Bancs a l'ombra" });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  await removeIdea(t.ctx, moderator, { number: idea.number, rule: 1, reason: "Prova." });
  expect((await ideaTarget(t.ctx.db, organiser, idea.number)).state).toBe("removed");
  expect((await figureForAll(t.ctx.db, id))[0].idea).toBeNull();
});

test("figures of a private space are nobody else's", async () => {
  const closed = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  const runs = await aPerson(t.ctx, { roles: [{ role: "organiser", spaceId: closed.id }] });
  const { id } = await save(null, { as: "publish" }, runs, "tancat");
  expect(await published()).not.toContain(id);
  expect(await figuresForAll(t.ctx.db, "tancat")).toEqual([]);
  await expect(figureForAll(t.ctx.db, id)).rejects.toMatchObject({ code: "notFound" });
});

test("the database itself refuses a wrong order, a published figure without source, and any change of a version", async () => {
  const { id } = await save(null);
  const {
    figure_id,
    version: _,
    ...row
  } = await t.ctx.db
    .selectFrom("impact_revisions")
    .selectAll()
    .where("figure_id", "=", id)
    .executeTakeFirstOrThrow();
  const insert = (changes: object) =>
    t.ctx.transact({}, (tx) =>
      tx
        .insertInto("impact_revisions")
        .values({ ...row, figure_id, version: 2, ...changes })
        .execute(),
    );
  for (const wrong of [
    { low: 2, central: 1, high: 3 },
    { low: 1, central: 3, high: 2 },
    { low: -1 },
    { from_on: "2026-07-01", to_on: "2026-06-30" },
    { source: "", published_at: "2026-11-23T09:00:00.000Z" },
    { formula: "", published_at: "2026-11-23T09:00:00.000Z" },
    { kind: "profit" },
  ])
    await expect(insert(wrong), JSON.stringify(wrong)).rejects.toThrow();
  const changed = (values: object) =>
    t.ctx.transact({}, (tx) =>
      tx.updateTable("impact_revisions").set(values).where("figure_id", "=", id).execute(),
    );
  await expect(changed({ central: 1 })).rejects.toThrow(/append-only/);
  await expect(changed({ actor_id: author.id })).rejects.toThrow(/append-only/);
  await expect(
    t.ctx.transact({}, (tx) => tx.deleteFrom("impact_revisions").where("figure_id", "=", id).execute()),
  ).rejects.toThrow(/append-only/);
});

test("who entered a version has it in their export, and is forgotten with their account", async () => {
  const leaving = await aPerson(t.ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const { id } = await save(null, { as: "publish" }, leaving);
  const { figures } = await accountExport(t.ctx.db, leaving);
  expect(figures).toMatchObject([{ what: "Dinamització", formula: "4 vespres × 300 €" }]);
  await eraseAccount(t.ctx, leaving);
  expect((await versionsOf(t.ctx.db, space.id, id))[0]).toMatchObject({ by: null, central: 120_050 });
});

test("the journal says which figure, and nothing of what it says", async () => {
  const { id } = await save(null, { what: "Paraula secreta" });
  await save(id, { version: "1", as: "publish" });
  const rows = await t.ctx.db
    .selectFrom("journal")
    .select(["type", "space_id", "data"])
    .orderBy("position", "desc")
    .limit(2)
    .execute();
  expect(rows).toEqual([
    { type: "figure.published", space_id: space.id, data: JSON.stringify({ figureId: id, version: 2 }) },
    { type: "figure.saved", space_id: space.id, data: JSON.stringify({ figureId: id }) },
  ]);
});
