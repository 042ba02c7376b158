import { afterAll, beforeAll, expect, test } from "vitest";
import { editIdea } from "#app/features/ideas/edit-idea.server.ts";
import { editedIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { unpublishedText } from "#app/features/ideas/own-text.queries.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function town(moderation: "before" | "after") {
  const space = await aSpace(t.ctx, { moderation });
  const [author, reader] = [await aPerson(t.ctx), await aPerson(t.ctx)];
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, author);
  const edit = async (title: string) => {
    const { latestRevisionId } = await ideaTarget(t.ctx.db, author, idea.number);
    const input = editedIdea.parse({
      title,
      body: "Un text prou llarg.",
      lang: "ca",
      revision: latestRevisionId,
    });
    return editIdea(t.ctx, author, { ...input, number: idea.number });
  };
  const one = async () => {
    const [item] = await waitingItems(t.ctx.db, moderator);
    if (!item) throw new Error("nothing waits");
    return item;
  };
  const told = async (viewer: typeof author | null) =>
    unpublishedText(t.ctx.db, viewer, await ideaTarget(t.ctx.db, viewer, idea.number));
  return { author, reader, moderator, idea, edit, one, told };
}

test("the author of a new version is told that it waits, then why it was rejected; others nothing", async () => {
  const { author, reader, moderator, edit, one, told } = await town("before");
  expect(await told(author)).toEqual({ restriction: null, edit: null });
  await edit("Una versió amagadíssima");
  expect((await told(author)).edit).toMatchObject({ state: "pending", title: "Una versió amagadíssima" });
  const item = await one();
  expect(item).toMatchObject({
    title: "Una versió amagadíssima",
    before: { title: "Més ombra a la plaça del mercat" },
  });
  await rejectItem(t.ctx, moderator, { ...item, rule: 1, reason: "Això no" });
  expect((await told(author)).edit).toMatchObject({
    state: "rejected",
    restriction: { rule: 1, reason: "Això no", appeal: null, ruleText: { ca: "Sense insults." } },
  });
  for (const viewer of [reader, null]) expect(await told(viewer)).toEqual({ restriction: null, edit: null });
});

test("a removed idea comes back with another text through the queue", async () => {
  const { author, moderator, idea, edit, one, told } = await town("after");
  await removeIdea(t.ctx, moderator, { number: idea.number, rule: 1, reason: "Això no" });
  expect((await told(author)).restriction).toMatchObject({ verdict: "removed", reason: "Això no" });
  await expect(told(null)).rejects.toMatchObject({ code: "notFound" });
  expect((await edit("Una versió millor")).state).toBe("pending");
  await expect(told(null)).rejects.toMatchObject({ code: "notFound" });
  await approveItem(t.ctx, moderator, await one());
  expect(await told(null)).toEqual({ restriction: null, edit: null });
});
