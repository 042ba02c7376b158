import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { deskData } from "#app/features/moderation/desk.queries.server.ts";
import { deskReducer, startDesk } from "#app/features/moderation/desk-state.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let space: Space;
let moderator: Actor;
beforeAll(async () => {
  t = await testContext();
  space = await aSpace(t.ctx, { moderation: "before" });
  moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
});
afterAll(() => t.close());

test("a desk that was empty knows the rules of what comes to it, also when it is empty again", async () => {
  const fresh = () => deskData(t.ctx, moderator, {});
  const empty = await fresh();
  const start = startDesk({ ...empty, open: null });
  expect(start.spaces).toEqual({});
  const author = await aPerson(t.ctx);
  const idea = await anIdea(t.ctx, space, author);
  t.clock.forward(1000);
  const input = newComment.parse({ body: "Hi cabria un banc." });
  await postComment(t.ctx, author, { ...input, number: idea.number });
  const state = deskReducer(start, { type: "fresh", data: await fresh() });
  expect(state.open).toBe(state.list[0]?.id);
  expect(state.spaces[space.id]?.rules.map((rule) => rule.number)).toEqual([1]);
  const later = deskReducer(state, { type: "fresh", data: empty });
  expect(later.spaces[space.id]?.rules).toHaveLength(1);
});

test("what comes while one reads waits behind, until nothing before it is left for oneself or one reads on", async () => {
  const author = await aPerson(t.ctx);
  const idea = await anIdea(t.ctx, await aSpace(t.ctx, { moderation: "before" }), author);
  const reader = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: idea.space.id }] });
  const say = async (body: string) => {
    t.clock.forward(1000);
    await postComment(t.ctx, author, { ...newComment.parse({ body }), number: idea.number });
  };
  const fresh = () => deskData(t.ctx, reader, {});
  await say("U");
  await say("Dos");
  const data = await fresh();
  const [one = "", two = ""] = data.items.map((item) => item.id);
  t.clock.forward(1000);
  await say("Tres");
  const state = deskReducer(startDesk({ ...data, open: one }), { type: "fresh", data: await fresh() });
  const [three = ""] = state.arrivals.map((item) => item.id);
  expect(state.list.map((item) => item.id)).toEqual([one, two]);

  const onward = deskReducer({ ...state, open: two }, { type: "step", by: 1 });
  expect(onward).toMatchObject({ open: three, arrivals: [] });
  expect(deskReducer(state, { type: "arrivals" })).toMatchObject({ open: one, arrivals: [] });

  const left = deskReducer(state, { type: "decided", items: [one] });
  expect(left).toMatchObject({ open: two, arrivals: [{ id: three }] });
  expect(deskReducer(left, { type: "decided", items: [two] })).toMatchObject({ open: three, arrivals: [] });
  const others = deskReducer(state, { type: "reader", id: two, reader: "Marta Roig", arrived: true });
  const beside = deskReducer(others, { type: "decided", items: [one] });
  expect(beside).toMatchObject({ open: three, list: [{ id: two }, { id: three }], arrivals: [] });
});

test("what is read stays in sight when it waits no more, and who meets somebody else at an item goes on", async () => {
  const author = await aPerson(t.ctx);
  const idea = await anIdea(t.ctx, await aSpace(t.ctx, { moderation: "before" }), author);
  const reader = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: idea.space.id }] });
  for (const body of ["U", "Dos", "Tres"]) {
    t.clock.forward(1000);
    await postComment(t.ctx, author, { ...newComment.parse({ body }), number: idea.number });
  }
  const data = await deskData(t.ctx, reader, {});
  const [one = "", two = "", three = ""] = data.items.map((item) => item.id);
  const start = startDesk({ ...data, open: one });
  const without = (id: string) => ({ ...data, items: data.items.filter((item) => item.id !== id) });

  const taken = deskReducer(start, { type: "fresh", data: without(one) });
  expect(taken).toMatchObject({ open: one, taken: one, list: [{ id: one }, { id: two }, { id: three }] });
  expect(deskReducer(taken, { type: "fresh", data: without(one) })).toMatchObject({ open: one, taken: one });
  const step = deskReducer(taken, { type: "step", by: 1 });
  expect(step).toMatchObject({ open: two, taken: null, list: [{ id: two }, { id: three }] });
  expect(deskReducer(taken, { type: "open", id: three })).toMatchObject({
    list: [{ id: two }, { id: three }],
  });

  const met = { type: "reader", id: two, reader: "Marta Roig" } as const;
  expect(deskReducer(step, { ...met, arrived: true })).toMatchObject({ open: three });
  expect(deskReducer(step, { ...met, arrived: false })).toMatchObject({ open: two });
  const chosen = deskReducer(start, { type: "open", id: two });
  expect(deskReducer(chosen, { ...met, arrived: true })).toMatchObject({ open: two });

  const decided = deskReducer(start, { type: "decided", items: [one] });
  const late = deskReducer(decided, { type: "back", items: [one], note: "Too late.", reopen: null });
  expect(late).toMatchObject({ open: two, note: "Too late.", waiting: 3, gone: [] });
  const failed = deskReducer(decided, { type: "back", items: [one], note: "Not saved.", reopen: one });
  expect(failed).toMatchObject({ open: one, list: [{ id: one }, { id: two }, { id: three }] });
});
