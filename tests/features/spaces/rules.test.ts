import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { writeDecision } from "#app/features/moderation/write-decision.server.ts";
import { createSpace } from "#app/features/spaces/create-space.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { setCategories } from "#app/features/spaces/set-categories.server.ts";
import { setRules } from "#app/features/spaces/set-rules.server.ts";
import { rulesOf } from "#app/features/spaces/space.queries.server.ts";
import { categoriesForm, newSpaceForm, rulesForm } from "#app/features/spaces/space.schema.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { categoriesOf, rulesWithUse } from "#app/features/spaces/space-parts.queries.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let space: Space;
let actor: Actor;
beforeAll(async () => {
  t = await testContext();
  space = await aSpace(t.ctx);
  actor = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
});
afterAll(() => t.close());

async function rules(rows: Record<string, string>, version?: string) {
  const present = versionOf(await rulesWithUse(t.ctx.db, space.id));
  await setRules(t.ctx, actor, {
    ...rulesForm.parse({ ...rows, version: version ?? present }),
    slug: space.slug,
  });
  return rulesWithUse(t.ctx.db, space.id);
}

test("rules keep their numbers; one that a decision names keeps its words and is retired, not deleted", async () => {
  await rules({ "number-0": "0", "ca-0": "Sense publicitat.", "number-1": "0", "en-1": "Stay on topic." });
  expect((await rulesOf(t.ctx.db, space.id)).map((rule) => rule.number)).toEqual([1, 2, 3]);
  const moderator = await aPerson(t.ctx);
  await t.ctx.transact({}, (tx, record) =>
    writeDecision(t.ctx, tx, record, {
      verdict: "rejected",
      source: "queue",
      subjectType: "comment",
      subjectId: "c",
      revisionId: t.ctx.newId(),
      spaceId: space.id,
      queueItemId: null,
      moderatorId: moderator.id,
      rule: 2,
      reason: "An advertisement",
    }),
  );
  for (const rewritten of [{ "ca-0": "Una altra cosa." }, { "ca-0": "" }])
    await expect(rules({ "number-0": "2", ...rewritten })).rejects.toMatchObject({ field: "ca-0" });
  await rules({ "number-0": "2", "ca-0": "Sense publicitat.", "es-0": "Sin publicidad." });
  await rules({
    "number-0": "2",
    "ca-0": "Sense publicitat.",
    "es-0": "Sin publicidad.",
    "retired-0": "1",
    "number-1": "3",
    "en-1": "Stay on topic.",
    "retired-1": "1",
  });
  expect(await rulesWithUse(t.ctx.db, space.id)).toMatchObject([
    { number: 1, retired: false, named: false },
    { number: 2, text: { ca: "Sense publicitat.", es: "Sin publicidad." }, retired: true, named: true },
    { number: 3, text: { en: "Stay on topic." }, retired: true, named: false },
  ]);
  expect((await rulesOf(t.ctx.db, space.id)).map((rule) => rule.number)).toEqual([1]);
  expect((await rules({ "ca-0": "Sense dades personals." })).at(-1)).toMatchObject({ number: 4 });
  await expect(rules({ "number-0": "4", "ca-0": "" })).rejects.toMatchObject({ field: "ca-0" });
});

test("a space is never left without a rule, and the second to save is told", async () => {
  const other = await aSpace(t.ctx);
  const both = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const version = versionOf(await rulesWithUse(t.ctx.db, other.id));
  const save = (rows: Record<string, string>) =>
    setRules(t.ctx, both, { ...rulesForm.parse({ ...rows, version }), slug: other.slug });
  await expect(save({ "number-0": "1", "ca-0": "x", "retired-0": "1" })).rejects.toMatchObject({
    key: "admin.rules.none",
  });
  expect(await rulesOf(t.ctx.db, other.id)).toHaveLength(1);
  await save({ "ca-0": "Una norma més." });
  await expect(save({ "ca-0": "I una altra." })).rejects.toMatchObject({ code: "conflict" });
  const stranger = await aPerson(t.ctx);
  await expect(
    setRules(t.ctx, stranger, { ...rulesForm.parse({ version }), slug: other.slug }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("the first rule of a space tells an author what to do, as long as it says what it said", async () => {
  const organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const { id, slug } = await createSpace(
    t.ctx,
    organiser,
    newSpaceForm.parse({
      titleCa: "Un barri",
      languages: ["ca"],
      moderation: "before",
      visibility: "public",
    }),
  );
  const answer = async () => {
    const row = await t.ctx.db
      .selectFrom("rules")
      .select(["name", "answer"])
      .where("space_id", "=", id)
      .executeTakeFirstOrThrow();
    return [Object.keys(localized(row.name)), Object.keys(localized(row.answer))];
  };
  const all = ["ca", "es", "en"];
  expect(await answer()).toEqual([all, all]);
  const save = async (text: Record<string, string>) => {
    const [first] = await rulesWithUse(t.ctx.db, id);
    const words = Object.entries({ ...first?.text, ...text }).map(([language, said]) => [
      `${language}-0`,
      said,
    ]);
    const version = versionOf(await rulesWithUse(t.ctx.db, id));
    const form = rulesForm.parse({ "number-0": "1", ...Object.fromEntries(words), version });
    await setRules(t.ctx, organiser, { ...form, slug });
  };
  await save({});
  expect(await answer()).toEqual([all, all]);
  await save({ ca: "Parla només del barri." });
  expect(await answer()).toEqual([[], []]);
});

test("categories are renamed and ordered; one that ideas have is not taken away", async () => {
  const set = async (rows: Record<string, string>) => {
    const version = versionOf(await categoriesOf(t.ctx.db, space.id));
    await setCategories(t.ctx, actor, { ...categoriesForm.parse({ ...rows, version }), slug: space.slug });
    return categoriesOf(t.ctx.db, space.id);
  };
  const [shade, water] = await set({ "ca-0": "Ombra", "en-0": "Shade", "ca-1": "Aigua" });
  const idea = await anIdea(t.ctx, space, await aPerson(t.ctx));
  await t.ctx.transact({}, (tx) =>
    tx
      .updateTable("ideas")
      .set({ category_id: shade?.id ?? null })
      .where("id", "=", idea.id)
      .execute(),
  );
  const rows = { "id-0": water?.id ?? "", "ca-0": "Fonts", "id-1": shade?.id ?? "" };
  await expect(set({ ...rows, "ca-1": "" })).rejects.toMatchObject({ code: "invalid", field: "ca-1" });
  expect(await set({ ...rows, "ca-1": "Arbres" })).toEqual([
    { id: water?.id, name: { ca: "Fonts" } },
    { id: shade?.id, name: { ca: "Arbres" } },
  ]);
  expect(await set({ "id-0": water?.id ?? "", "id-1": shade?.id ?? "", "ca-1": "Arbres" })).toHaveLength(1);
});
