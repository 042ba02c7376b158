import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { claimDrafts } from "#app/features/ideas/claim-drafts.server.ts";
import { discardDraft } from "#app/features/ideas/discard-draft.server.ts";
import { ownDraft, ownDrafts } from "#app/features/ideas/draft.queries.server.ts";
import { draftForm } from "#app/features/ideas/draft.schema.ts";
import type { DraftFields, DraftHolder } from "#app/features/ideas/draft.ts";
import { expireDrafts } from "#app/features/ideas/expire-drafts.server.ts";
import { proposeDraft } from "#app/features/ideas/propose-draft.server.ts";
import { saveDraft } from "#app/features/ideas/save-draft.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let space: string;
beforeAll(async () => {
  t = await testContext();
  space = (await aSpace(t.ctx, { slug: "places" })).slug;
});
afterAll(() => t.close());

const fields = (more: Partial<DraftFields> = {}): DraftFields => ({
  title: "Un banc al riu",
  body: "Un banc i un arbre al costat.",
  space,
  kind: "idea",
  lang: "ca",
  category: "",
  onBehalfOf: "",
  to: "",
  ...more,
});
const browser = (name: string): DraftHolder => ({ userId: null, browserHash: name });
const person = (actor: Actor): DraftHolder => ({ userId: actor.id, browserHash: null });
const nowhere = { userId: null, browserHash: null };

test("a draft is kept half filled in, opens for its holder and for nobody else", async () => {
  const laia = await aPerson(t.ctx);
  const other = await aPerson(t.ctx);
  const id = await saveDraft(t.ctx, laia, person(laia), { ...fields({ title: "x", body: "" }), id: null });
  expect(await ownDraft(t.ctx.db, person(laia), id)).toMatchObject({ title: "x", body: "", space });
  expect(await saveDraft(t.ctx, laia, person(laia), { ...fields(), id })).toBe(id);
  expect((await ownDrafts(t.ctx.db, person(laia))).map((one) => one.title)).toEqual(["Un banc al riu"]);
  for (const holder of [person(other), browser("b"), nowhere]) {
    await expect(ownDraft(t.ctx.db, holder, id)).rejects.toMatchObject({ code: "notFound" });
    await expect(discardDraft(t.ctx, holder, id)).rejects.toMatchObject({ code: "notFound" });
    expect(await ownDrafts(t.ctx.db, holder)).toEqual([]);
  }
  // What somebody sends to another's draft is kept as their own, and the other's stays.
  const mine = await saveDraft(t.ctx, null, browser("b"), { ...fields({ title: "Meu" }), id });
  expect(mine).not.toBe(id);
  expect((await ownDraft(t.ctx.db, person(laia), id)).title).toBe("Un banc al riu");
  await discardDraft(t.ctx, person(laia), id);
  expect(await ownDrafts(t.ctx.db, person(laia))).toEqual([]);
});

test("what a browser began becomes the person's as they sign in, and is an idea once", async () => {
  const laia = await aPerson(t.ctx);
  const id = await saveDraft(t.ctx, null, browser("sofa"), { ...fields(), id: null });
  await t.ctx.transact({}, (tx) => claimDrafts(tx, laia.id, "sofa"));
  await expect(ownDraft(t.ctx.db, browser("sofa"), id)).rejects.toMatchObject({ code: "notFound" });
  const proposed = await proposeDraft(t.ctx, laia, person(laia), id, "key-of-one-form");
  expect(await proposeDraft(t.ctx, laia, person(laia), id, "key-of-one-form")).toEqual(proposed);
  await expect(proposeDraft(t.ctx, laia, person(laia), id, "key-of-another")).rejects.toMatchObject({
    code: "notFound",
  });
  expect(proposed.state).toBe("approved");
  expect(await ownDrafts(t.ctx.db, person(laia))).toEqual([]);
});

test("a draft that may not be sent stays", async () => {
  const laia = await aPerson(t.ctx);
  const id = await saveDraft(t.ctx, laia, person(laia), { ...fields({ category: "none" }), id: null });
  await expect(proposeDraft(t.ctx, laia, person(laia), id, "key-refused")).rejects.toMatchObject({
    code: "invalid",
    field: "category",
  });
  expect((await ownDraft(t.ctx.db, person(laia), id)).title).toBe("Un banc al riu");
});

test("drafts end after 90 days, nobody's after 30, and with the account", async () => {
  const laia = await aPerson(t.ctx);
  await saveDraft(t.ctx, null, browser("old"), { ...fields(), id: null });
  await saveDraft(t.ctx, laia, person(laia), { ...fields(), id: null });
  const count = async () => [
    (await ownDrafts(t.ctx.db, browser("old"))).length,
    (await ownDrafts(t.ctx.db, person(laia))).length,
  ];
  t.clock.forward(29 * DAY);
  await expireDrafts.run(t.ctx);
  expect(await count()).toEqual([1, 1]);
  t.clock.forward(2 * DAY);
  await expireDrafts.run(t.ctx);
  expect(await count()).toEqual([0, 1]);
  t.clock.forward(60 * DAY);
  await expireDrafts.run(t.ctx);
  expect(await count()).toEqual([0, 0]);
  await saveDraft(t.ctx, laia, person(laia), { ...fields(), id: null });
  await eraseAccount(t.ctx, laia);
  expect(await count()).toEqual([0, 0]);
});

test("the form keeps whatever is typed and drops choices that are none", () => {
  const typed = draftForm.parse({
    title: "a\u0000b",
    body: "x".repeat(90_000),
    kind: "vote",
    space: "' or 1",
  });
  expect(typed).toMatchObject({ act: "next", title: "ab", kind: "idea", space: "", lang: "ca" });
  expect(typed.body.length).toBe(80_000);
});
