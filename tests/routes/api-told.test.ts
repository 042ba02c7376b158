import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { changeDossier } from "#app/features/dossier/change-dossier.server.ts";
import { dossierAct } from "#app/features/dossier/dossier.schema.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { attachFiles } from "../support/attach-files.ts";
import { MINUTE, type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type OpenSite, openSite } from "../support/open-site.ts";

let t: TestContext;
let site: OpenSite;
let organiser: Actor;
beforeEach(async () => {
  t = await testContext();
  site = await openSite(t);
  organiser = await aPerson(t.ctx, { name: "Olga Roca", roles: [{ role: "organiser" }] });
});
afterEach(async () => {
  await site.close();
  await t.close();
});

type Page = { items: Record<string, unknown>[]; next: string | null };
const read = async (path: string, headers: Record<string, string> = {}): Promise<Page> =>
  JSON.parse(await site.text(`/api/v1${path}`, headers));
const say = (number: number, input: object) =>
  publishUpdate(t.ctx, organiser, { ...newUpdate.parse(input), number });
const promise = (number: number, title: string, due: string) =>
  changeDossier(t.ctx, organiser, {
    ...dossierAct.parse({ act: "milestone", lang: "ca", title, due }),
    number,
  });

test("official updates come oldest first with their evidence; what was withdrawn is not there", async () => {
  const { number, slug } = await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  expect(await read(`/ideas/${number}/updates`)).toEqual({ items: [], next: null });
  const first = await say(number, {
    kind: "result",
    body: "S'hi seu **més gent**.",
    what: ["Gent asseguda"],
    unit: ["persones"],
    before: ["0"],
    after: ["1.240,5"],
    linkTitle: ["Recompte"],
    linkUrl: ["https://dades.example/recompte"],
  });
  // Those of one moment have an order too.
  const others = [await say(number, { body: "Hi treballem." }), await say(number, { body: "Retirada." })];
  await withdrawUpdate(t.ctx, organiser, { update: others[1]?.id ?? "" });
  t.clock.forward(MINUTE);
  await attachFiles(t.ctx, organiser, number);

  const { items } = await read(`/ideas/${number}/updates`);
  expect(items).toHaveLength(3);
  expect(items[0]).toEqual({
    id: first.id,
    idea: number,
    kind: "result",
    url: `${t.ctx.config.publicUrl}/ideas/${number}-${slug}#u-${first.id}`,
    body: "S'hi seu **més gent**.",
    html: expect.stringContaining("<strong>més gent</strong>"),
    lang: "ca",
    organisation: null,
    person: "Olga Roca",
    figures: [{ what: "Gent asseguda", unit: "persones", before: 0, after: 1240.5 }],
    links: [{ title: "Recompte", url: "https://dades.example/recompte" }],
    files: [],
    createdAt: "2026-11-23T09:00:00.000Z",
  });
  expect(items[2]?.files).toMatchObject([
    { kind: "picture", words: "La plaça sense ombra", moment: "before" },
    { kind: "picture", words: "La plaça amb tres arbres", moment: "after" },
    { kind: "document", words: "Acta de recepció", moment: null, width: null },
  ]);
  const [picture] = (items[2]?.files ?? []) as { url: string }[];
  expect(picture?.url).toMatch(new RegExp(`^${t.ctx.config.publicUrl}/uploads/[a-z0-9-]+$`));

  const one = await read(`/ideas/${number}/updates?limit=1`);
  const two = await read(`/ideas/${number}/updates?limit=1&after=${one.next}`);
  const three = await read(`/ideas/${number}/updates?limit=1&after=${two.next}`);
  expect([...one.items, ...two.items, ...three.items]).toEqual(items);
  expect(three.next).toBeNull();
  expect((await read(`/ideas/${number}/updates?after=rubbish`)).items).toEqual(items);
  expect((await site.get(`/api/v1/ideas/${number}/updates?limit=0`)).status).toBe(422);
});

test("milestones come by their day, with the day they were reached; the rest of a dossier does not", async () => {
  const { number } = await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  await promise(number, "Obra acabada", "2027-06-30");
  await promise(number, "Projecte aprovat", "2027-01-15");
  await promise(number, "Obra adjudicada", "2027-01-15");
  await changeDossier(t.ctx, organiser, { ...dossierAct.parse({ act: "note", note: "Per dins." }), number });
  const { items } = await read(`/ideas/${number}/milestones`);
  const approved = items.find((one) => one.title === "Projecte aprovat");
  await changeDossier(t.ctx, organiser, {
    ...dossierAct.parse({ act: "reach", id: String(approved?.id), on: "1" }),
    number,
  });
  const pages: Page[] = [];
  for (let next: string | null = ""; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await read(`/ideas/${number}/milestones?limit=1${next && `&after=${next}`}`));
  const all = pages.flatMap((page) => page.items);
  expect(all.map((one) => one.dueOn)).toEqual(["2027-01-15", "2027-01-15", "2027-06-30"]);
  expect(new Set(all.map((one) => one.id)).size).toBe(3);
  expect(all.find((one) => one.id === approved?.id)).toEqual({
    id: approved?.id,
    idea: number,
    title: "Projecte aprovat",
    lang: "ca",
    dueOn: "2027-01-15",
    doneOn: "2026-11-23",
  });
  expect(JSON.stringify(pages)).not.toContain("Per dins.");
});

test("both are under the idea's visibility, and a token reads them only with the scope to read", async () => {
  const inside = await aPerson(t.ctx);
  const closed = await aSpace(t.ctx, { visibility: "private" });
  const member = await aPerson(t.ctx, { memberOf: [closed] });
  const { number } = await anIdea(t.ctx, closed, inside);
  await say(number, { body: "De portes endins." });
  await promise(number, "Acord intern", "2027-01-15");
  const bearer = async (person: Actor, scopes: ("read" | "write")[]) => ({
    authorization: `Bearer ${(await createToken(t.ctx, person, { name: "test", scopes })).token}`,
  });
  for (const list of ["updates", "milestones"]) {
    const path = `/ideas/${number}/${list}`;
    expect((await site.get(`/api/v1${path}`)).status).toBe(404);
    expect((await site.get(`/api/v1${path}`, await bearer(await aPerson(t.ctx), ["read"]))).status).toBe(404);
    expect((await site.get(`/api/v1${path}`, await bearer(member, ["write"]))).status).toBe(403);
    expect((await read(path, await bearer(member, ["read"]))).items).toHaveLength(1);
  }
});
