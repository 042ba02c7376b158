import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { documentsOf } from "#app/features/dossier/documents.queries.server.ts";
import { addDocuments } from "#app/features/dossier/documents.server.ts";
import { dossierAct } from "#app/features/dossier/dossier.schema.ts";
import { historyOf } from "#app/features/dossier/history.queries.server.ts";
import { linkedIdeas } from "#app/features/dossier/linked-ideas.queries.server.ts";
import { relatedIdeas } from "#app/features/ideas/idea-page.queries.server.ts";
import { newMerge } from "#app/features/pipeline/merge.schema.ts";
import { mergeIdeas } from "#app/features/pipeline/merge-ideas.server.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { withUploads } from "#app/features/uploads/store-uploads.server.ts";
import { seenUpload } from "#app/site/seen-upload.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { keepDossier } from "../../support/dossier.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { aDocument, aPhoto } from "../../support/made-files.ts";

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
const brings = (number: number, files: Buffer[], words: string[], actor = organiser, key?: string) =>
  withUploads(
    t.ctx,
    files.map((bytes, row) => ({ row, fileName: "paper", bytes })),
    { words, moments: [] },
    (uploads) => addDocuments(t.ctx, actor, number, uploads, key),
  );

test("documents come in their order, are seen by who organises the space alone, and go at once", async () => {
  const idea = await anIdea(t.ctx, space, author);
  const elsewhere = await aPerson(t.ctx, {
    roles: [{ role: "organiser", spaceId: (await aSpace(t.ctx)).id }],
  });
  await brings(idea.number, [aDocument(), await aPhoto(40, 30)], ["Pressupost", "Croquis"]);
  await brings(idea.number, [aDocument("Acta")], ["Acta de la reunió"]);
  const documents = () => documentsOf(t.ctx.db, idea.id);
  expect((await documents()).map(({ words, by, kind }) => ({ words, by, kind }))).toEqual([
    { words: "Pressupost", by: "Elena Prat", kind: "document" },
    { words: "Croquis", by: "Elena Prat", kind: "picture" },
    { words: "Acta de la reunió", by: "Elena Prat", kind: "document" },
  ]);
  const [{ id } = { id: "" }] = await documents();
  expect(await seenUpload(t.ctx.db, organiser, id)).toMatchObject({ words: "Pressupost" });
  for (const other of [null, author, elsewhere]) expect(await seenUpload(t.ctx.db, other, id)).toBeNull();
  for (const person of [author, elsewhere])
    await expect(brings(idea.number, [aDocument()], ["Res"], person)).rejects.toMatchObject({
      code: "forbidden",
    });
  await expect(
    does((await anIdea(t.ctx, space, author)).number, { act: "undocument", id }),
  ).rejects.toMatchObject({ code: "conflict" });
  await does(idea.number, { act: "undocument", id });
  expect(await seenUpload(t.ctx.db, organiser, id)).toBeNull();
  await expect(does(idea.number, { act: "undocument", id })).rejects.toMatchObject({ code: "conflict" });
  await brings(idea.number, [aDocument()], ["Contracte"]);
  expect((await documents()).map((one) => one.words)).toEqual(["Croquis", "Acta de la reunió", "Contracte"]);
});

test("a form of documents sent twice adds them once; one without a file says so", async () => {
  const idea = await anIdea(t.ctx, space, author);
  for (const _ of [1, 2]) await brings(idea.number, [aDocument("Una")], ["Una"], organiser, "same-key");
  expect(await documentsOf(t.ctx.db, idea.id)).toHaveLength(1);
  await expect(brings(idea.number, [], [])).rejects.toMatchObject({ code: "invalid", field: "file.0" });
});

test("two ideas are linked for everybody who sees both, once, whichever side it was done from", async () => {
  const [one, other] = [await anIdea(t.ctx, space, author), await anIdea(t.ctx, space, author)];
  const shown = async (id: string, viewer: Actor | null = null) =>
    (await relatedIdeas(t.ctx.db, viewer, id).execute()).map((idea) => idea.number);
  await does(one.number, { act: "link", idea: `https://example.org/ideas/${other.number}-un-titol?lang=ca` });
  expect(await shown(one.id)).toEqual([other.number]);
  expect(await shown(other.id)).toEqual([one.number]);
  const refused = (number: number, idea: string) =>
    does(number, { act: "link", idea }).then(
      () => "linked",
      (error) => `${error.key} ${error.field}`,
    );
  expect(await refused(other.number, `Nº ${one.number}`)).toBe("dossier.linkThere idea");
  expect(await refused(one.number, String(other.number))).toBe("dossier.linkThere idea");
  expect(await refused(one.number, `#${one.number}`)).toBe("dossier.linkSelf idea");
  expect(await refused(one.number, "99999")).toBe("dossier.linkUnknown idea");
  const waiting = await anIdea(t.ctx, space, author);
  await t.ctx.transact({}, (tx) =>
    tx.updateTable("ideas").set({ state: "pending" }).where("id", "=", waiting.id).execute(),
  );
  expect(await refused(one.number, String(waiting.number))).toBe("dossier.linkUnknown idea");
  for (const nothing of ["una altra", "/ideas/", "12,5"])
    expect(dossierAct.safeParse({ act: "link", idea: nothing }).success, nothing).toBe(false);

  await does(other.number, { act: "unlink", id: one.id });
  expect(await shown(one.id)).toEqual([]);
  await expect(does(one.number, { act: "unlink", id: other.id })).rejects.toMatchObject({ code: "conflict" });
});

test("a link that was imported stays; an idea of a closed space is linked and not shown to others", async () => {
  const one = await anIdea(t.ctx, space, author);
  const imported = await anIdea(t.ctx, space, author);
  await t.ctx.transact({}, (tx) =>
    tx
      .insertInto("idea_relations")
      .values({ idea_id: imported.id, related_id: one.id, source: "import", created_at: "2026-01-01" })
      .execute(),
  );
  const closed = await aSpace(t.ctx, { visibility: "private" });
  const both = await aPerson(t.ctx, {
    roles: [
      { role: "organiser", spaceId: space.id },
      { role: "organiser", spaceId: closed.id },
    ],
  });
  const hidden = await anIdea(t.ctx, closed, author);
  await does(one.number, { act: "link", idea: String(hidden.number) }, both);
  const linked = async (viewer: Actor) =>
    (await linkedIdeas(t.ctx.db, viewer, one.id)).links.map(({ number, isOurs }) => ({ number, isOurs }));
  expect(await linked(both)).toEqual([
    { number: imported.number, isOurs: false },
    { number: hidden.number, isOurs: true },
  ]);
  expect(await linked(organiser)).toEqual([{ number: imported.number, isOurs: false }]);
  expect((await relatedIdeas(t.ctx.db, null, one.id).execute()).map((idea) => idea.number)).toEqual([
    imported.number,
  ]);
  await expect(does(one.number, { act: "unlink", id: imported.id })).rejects.toMatchObject({
    code: "conflict",
  });
  // Linked and then merged, it is listed once, as what it is now.
  await mergeIdeas(t.ctx, organiser, {
    ...newMerge.parse({ into: String(one.number), note: "Juntes." }),
    number: imported.number,
  });
  const kept = await linkedIdeas(t.ctx.db, organiser, one.id);
  expect([...kept.merged, ...kept.links]).toMatchObject([{ number: imported.number, isMerged: true }]);
});

test("its history tells every change and move, newest first, also of what was removed, and forgets who left", async () => {
  const idea = await anIdea(t.ctx, space, author, { stage: "review" });
  const leaving = await aPerson(t.ctx, {
    name: "Pau Vila",
    roles: [{ role: "organiser", spaceId: space.id }],
  });
  const history = async () =>
    (await historyOf(t.ctx.db, idea.id)).map((entry) =>
      [entry.by, entry.act, entry.act === "move" ? entry.to : entry.about].join(" ").trim(),
    );
  const next = () => t.clock.forward(60_000);
  await does(idea.number, { act: "milestone", title: "Obres acabades", due: "2027-03-01" }, leaving);
  next();
  const { id } = await t.ctx.db
    .selectFrom("milestones")
    .select("id")
    .where("idea_id", "=", idea.id)
    .executeTakeFirstOrThrow();
  await does(idea.number, { act: "reach", id, on: "1" });
  next();
  await moveIdea(t.ctx, organiser, {
    number: idea.number,
    stage: "accepted",
    note: "Hi ha pressupost.",
    lang: "ca",
    nextStep: "Obres",
    responsible: "Parcs i jardins",
    due: "2027-01-10",
  });
  next();
  await does(idea.number, { act: "unmilestone", id });
  next();
  await does(idea.number, { act: "note", note: "Un secret." });
  expect(await history()).toEqual([
    "Elena Prat note",
    "Elena Prat unmilestone Obres acabades",
    "Elena Prat move accepted",
    "Elena Prat reach Obres acabades",
    "Pau Vila milestone Obres acabades",
  ]);
  await eraseAccount(t.ctx, leaving);
  expect((await history()).at(-1)).toBe("milestone Obres acabades");
});
