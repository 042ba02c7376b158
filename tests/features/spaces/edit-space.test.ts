import { afterAll, beforeAll, expect, test } from "vitest";
import { LOCALES } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { createSpace } from "#app/features/spaces/create-space.server.ts";
import { editSpace } from "#app/features/spaces/edit-space.server.ts";
import { setPhases } from "#app/features/spaces/set-phases.server.ts";
import { isOpenFor } from "#app/features/spaces/space.policy.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { newSpaceForm, phasesForm, spaceForm } from "#app/features/spaces/space.schema.ts";
import { basicsOf, type Space } from "#app/features/spaces/space.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const organiser = (space?: Space) =>
  aPerson(t.ctx, { roles: [{ role: "organiser", ...(space ? { spaceId: space.id } : {}) }] });
const fields = {
  titleCa: "Places verdes",
  titleEn: "Green squares",
  briefCa: "Quines **places**?",
  languages: ["ca", "en"],
  visibility: "public",
  moderation: "before",
};
const edited = (space: Space, change: object = {}) => ({
  ...spaceForm.parse({ ...fields, version: versionOf(basicsOf(space)), ...change }),
  slug: space.slug,
});

test("whoever organises the whole site opens a space, once per key, with a rule and an address of its own", async () => {
  const actor = await organiser();
  const input = newSpaceForm.parse(fields);
  const { slug } = await createSpace(t.ctx, actor, input, "key-of-the-form");
  expect(slug).toBe("places-verdes");
  expect(await createSpace(t.ctx, actor, input, "key-of-the-form")).toMatchObject({ slug });
  expect((await createSpace(t.ctx, actor, input, "another-form")).slug).toBe("places-verdes-2");
  const space = await spaceBySlug(t.ctx.db, null, slug);
  expect(space).toMatchObject({ title: { ca: "Places verdes", en: "Green squares" }, phases: [] });
  const rules = await t.ctx.db.selectFrom("rules").selectAll().where("space_id", "=", space.id).execute();
  expect(rules).toHaveLength(1);
  for (const taken of [slug, "new"])
    await expect(createSpace(t.ctx, actor, { ...input, slug: taken })).rejects.toMatchObject({
      code: "invalid",
      field: "slug",
    });
});

test("nobody else opens one, and who organises one space opens no other", async () => {
  const input = newSpaceForm.parse(fields);
  for (const actor of [await aPerson(t.ctx), await organiser(await aSpace(t.ctx))])
    await expect(createSpace(t.ctx, actor, input)).rejects.toMatchObject({ code: "forbidden" });
});

test("an organiser edits their space; others may not, and a private one is not there for them", async () => {
  const space = await aSpace(t.ctx);
  const actor = await organiser(space);
  await editSpace(t.ctx, actor, edited(space, { moderation: "first", visibility: "private" }));
  const now = await spaceBySlug(t.ctx.db, actor, space.slug);
  expect(now).toMatchObject({ moderation: "first", visibility: "private", languages: ["ca", "en"] });
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  await expect(editSpace(t.ctx, moderator, edited(now))).rejects.toMatchObject({ code: "forbidden" });
  for (const stranger of [await aPerson(t.ctx), await organiser(await aSpace(t.ctx))])
    await expect(editSpace(t.ctx, stranger, edited(now))).rejects.toMatchObject({ code: "notFound" });
  const entry = await t.ctx.db
    .selectFrom("journal")
    .select(["type", "actor_id", "data"])
    .where("space_id", "=", space.id)
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ type: "space.changed", actor_id: actor.id });
  expect(JSON.parse(entry.data)).toEqual({ visibility: "private" });
});

test("of two organisers who edit at once the second is told, and nothing of the first is lost", async () => {
  const space = await aSpace(t.ctx);
  const [first, second] = [await organiser(space), await organiser(space)];
  const outcomes = await Promise.allSettled([
    editSpace(t.ctx, first, edited(space, { titleCa: "La primera" })),
    editSpace(t.ctx, second, edited(space, { titleCa: "La segona" })),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((outcome) => outcome.status === "rejected")).toMatchObject({
    reason: { code: "conflict", field: "version" },
  });
  const winner = outcomes[0]?.status === "fulfilled" ? "La primera" : "La segona";
  expect((await spaceBySlug(t.ctx.db, null, space.slug)).title.ca).toBe(winner);
});

test("a stranger's organisation is refused", async () => {
  const space = await aSpace(t.ctx);
  const actor = await organiser(space);
  await expect(editSpace(t.ctx, actor, edited(space, { organisation: "no-such" }))).rejects.toMatchObject({
    code: "invalid",
    field: "organisation",
  });
});

test("phases are whole days of the site's time zone, and they alone open things", async () => {
  const space = await aSpace(t.ctx);
  const actor = await organiser(space);
  const set = async (rows: Record<string, string>, version?: string) => {
    const { phases } = await spaceBySlug(t.ctx.db, null, space.slug);
    const input = phasesForm.parse({ ...rows, version: version ?? versionOf(phases) });
    await setPhases(t.ctx, actor, { ...input, slug: space.slug });
    return (await spaceBySlug(t.ctx.db, null, space.slug)).phases;
  };
  const old = versionOf(space.phases);
  const phases = await set({
    "opens-0": "vote",
    "starts-0": "2026-03-29",
    "ends-0": "2026-10-25",
    "opens-1": "",
  });
  // Both are days on which Madrid's clocks change.
  expect(phases).toMatchObject([
    { opens: "vote", startsAt: "2026-03-28T23:00:00.000Z", endsAt: "2026-10-25T22:59:59.999Z" },
  ]);
  const now = await spaceBySlug(t.ctx.db, null, space.slug);
  expect(isOpenFor(now, "vote", new Date("2026-10-25T22:30:00Z"))).toBe(true);
  expect(isOpenFor(now, "vote", new Date("2026-10-25T23:00:00Z"))).toBe(false);
  expect(isOpenFor(now, "propose", new Date("2026-05-01T00:00:00Z"))).toBe(false);
  await expect(set({ "opens-0": "comment" }, old)).rejects.toMatchObject({ code: "conflict" });
  const id = phases[0]?.id ?? "";
  const kept = await set({ "id-0": id, "opens-0": "vote", "starts-0": "2026-03-29", "ends-0": "2026-11-01" });
  expect(kept).toMatchObject([{ id, endsAt: "2026-11-01T22:59:59.999Z" }]);
  expect(await set({ "id-0": id, "opens-0": "" })).toEqual([]);
});

test("wrong days are told at their row", () => {
  const wrong = phasesForm.safeParse({
    "opens-0": "vote",
    "starts-0": "2026-02-30",
    "opens-2": "vote",
    "starts-2": "2026-03-02",
    "ends-2": "2026-03-01",
    "starts-3": "2026-03-02",
  });
  expect(wrong.error?.issues.map((issue) => issue.path.join("."))).toEqual(["starts-0", "ends-2", "opens-3"]);
  expect(spaceForm.safeParse({ ...fields, titleCa: "", titleEn: "" }).error?.issues[0]?.path).toEqual([
    "titleCa",
  ]);
  expect(spaceForm.safeParse({ ...fields, languages: [...LOCALES, "fr"] }).success).toBe(false);
});
