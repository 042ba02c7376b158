import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, SITE } from "#app/core/actor.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingCounts, waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { restoreComment } from "#app/features/moderation/restore-comment.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const grounds = { rule: 1, reason: "Un insult" };

async function town(moderation: "before" | "after") {
  const space = await aSpace(t.ctx, { moderation });
  const host = await aPerson(t.ctx);
  const author = await aPerson(t.ctx);
  const roles = [{ role: "moderator" as const, spaceId: space.id }];
  const [first, second] = [await aPerson(t.ctx, { name: "Joan", roles }), await aPerson(t.ctx, { roles })];
  const idea = await anIdea(t.ctx, space, host);
  const { id } = await postComment(t.ctx, author, {
    ...newComment.parse({ body: "Quin desastre" }),
    number: idea.number,
  });
  const items = (actor: Actor) => waitingItems(t.ctx.db, actor, { space: space.slug });
  const one = async (actor: Actor) => {
    const [item] = await items(actor);
    if (!item) throw new Error("nothing waits");
    return item;
  };
  const isShown = async () => (await publicComment(t.ctx.db, idea, id)) !== null;
  return { space, host, author, first, second, idea, id, items, one, isShown };
}

test("a removal is overturned by somebody else and the comment is back", async () => {
  const { author, host, first, second, id, one, isShown, idea } = await town("after");
  const { decisionId } = await removeComment(t.ctx, first, { id, ...grounds });
  await expect(appealDecision(t.ctx, host, { id: decisionId, text: "Per què?" })).rejects.toMatchObject({
    code: "notFound",
  });
  await appealDecision(t.ctx, author, { id: decisionId, text: "No insulto ningú" });
  await expect(appealDecision(t.ctx, author, { id: decisionId, text: "I encara més" })).rejects.toMatchObject(
    { code: "conflict" },
  );
  const item = await one(first);
  expect(item).toMatchObject({
    type: "appeal",
    text: "Quin desastre",
    appeal: { text: "No insulto ningú", verdict: "removed", rule: 1, reason: "Un insult", decidedBy: "Joan" },
    mayDecide: false,
  });
  await expect(approveItem(t.ctx, first, item)).rejects.toMatchObject({ code: "forbidden" });
  expect((await one(second)).mayDecide).toBe(true);
  await approveItem(t.ctx, second, item);
  expect(await isShown()).toBe(true);
  expect((await ideaTarget(t.ctx.db, null, idea.number)).comments).toBe(1);
  const appeal = await t.ctx.db
    .selectFrom("appeals")
    .select("state")
    .where("decision_id", "=", decisionId)
    .executeTakeFirst();
  expect(appeal?.state).toBe("overturned");
  await expect(rejectItem(t.ctx, second, { ...item, rule: 1, reason: "Tard" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a rejection is upheld with its reason, or overturned and published", async () => {
  for (const verdict of ["upheld", "overturned"] as const) {
    const { author, first, second, one, isShown } = await town("before");
    const { decisionId } = await rejectItem(t.ctx, first, { ...(await one(first)), ...grounds });
    await appealDecision(t.ctx, author, { id: decisionId, text: "No insulto ningú" });
    const item = await one(second);
    if (verdict === "upheld")
      await rejectItem(t.ctx, second, { ...item, rule: 1, reason: "Ho és igualment" });
    else await approveItem(t.ctx, second, item);
    expect(await isShown()).toBe(verdict === "overturned");
    const appeal = await t.ctx.db
      .selectFrom("appeals")
      .select(["state", "answer"])
      .where("decision_id", "=", decisionId)
      .executeTakeFirst();
    expect(appeal).toEqual({ state: verdict, answer: verdict === "upheld" ? "Ho és igualment" : null });
  }
});

test("where nobody else moderates, an organiser of the space decides, and finds nothing else in the queue", async () => {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const [host, author] = [await aPerson(t.ctx), await aPerson(t.ctx)];
  const only = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const organiser = await aPerson(t.ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const elsewhere = await aPerson(t.ctx, {
    roles: [{ role: "organiser", spaceId: (await aSpace(t.ctx)).id }],
  });
  const { number } = await anIdea(t.ctx, space, host);
  for (const body of ["un", "dos"])
    await postComment(t.ctx, author, { ...newComment.parse({ body }), number });
  const [text] = await waitingItems(t.ctx.db, only, { space: space.slug });
  if (!text) throw new Error("nothing waits");
  const { decisionId } = await rejectItem(t.ctx, only, { ...text, ...grounds });
  await expect(approveItem(t.ctx, organiser, text)).rejects.toMatchObject({ code: "notFound" });
  await appealDecision(t.ctx, author, { id: decisionId, text: "No insulto ningú" });
  const seen = await waitingItems(t.ctx.db, organiser);
  expect(seen.map((item) => [item.type, item.mayDecide])).toEqual([["appeal", true]]);
  expect(await waitingCounts(t.ctx.db, organiser)).toEqual({ all: 1, text: 0, report: 0, appeal: 1 });
  expect(await waitingItems(t.ctx.db, elsewhere)).toEqual([]);
  const [item] = seen;
  if (!item) throw new Error("nothing waits");
  await expect(approveItem(t.ctx, elsewhere, item)).rejects.toMatchObject({ code: "notFound" });

  const another = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: SITE }] });
  expect(await waitingItems(t.ctx.db, organiser)).toEqual([]);
  await expect(approveItem(t.ctx, organiser, item)).rejects.toMatchObject({ code: "notFound" });
  await approveItem(t.ctx, another, item);
});

test("an appeal about a text that was sent again is answered, and the newer text goes its own way", async () => {
  const { author, first, second, id, items, one, isShown } = await town("before");
  const item = await one(first);
  const { decisionId } = await rejectItem(t.ctx, first, { ...item, ...grounds });
  await appealDecision(t.ctx, author, { id: decisionId, text: "No insulto ningú" });
  await editComment(t.ctx, author, { id, body: "Ho trobo fatal", revision: item.revision });
  const appeal = (await items(second)).find((waiting) => waiting.type === "appeal");
  if (!appeal) throw new Error("no appeal");
  await approveItem(t.ctx, second, appeal);
  expect(await isShown()).toBe(false);
  expect((await items(second)).map((waiting) => waiting.text)).toEqual(["Ho trobo fatal"]);
});

test("what has been put right cannot be appealed, and putting it right answers the appeal", async () => {
  const { author, first, second, id, items, idea, host } = await town("after");
  const removal = await removeComment(t.ctx, first, { id, ...grounds });
  await appealDecision(t.ctx, author, { id: removal.decisionId, text: "No insulto ningú" });
  await restoreComment(t.ctx, first, { id, ...grounds });
  expect(await items(second)).toEqual([]);
  const again = await removeIdea(t.ctx, first, { number: idea.number, ...grounds });
  await appealDecision(t.ctx, host, { id: again.decisionId, text: "És una bona idea" }, "appeal-key-1");
  const [item] = await items(second);
  if (!item) throw new Error("nothing waits");
  await approveItem(t.ctx, second, item);
  expect((await ideaTarget(t.ctx.db, null, idea.number)).state).toBe("approved");
  const third = await removeComment(t.ctx, first, { id, ...grounds });
  await restoreComment(t.ctx, second, { id, ...grounds });
  await expect(
    appealDecision(t.ctx, author, { id: third.decisionId, text: "Ja hi torna a ser" }),
  ).rejects.toMatchObject({ code: "conflict" });
});
