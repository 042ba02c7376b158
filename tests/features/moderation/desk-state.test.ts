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
