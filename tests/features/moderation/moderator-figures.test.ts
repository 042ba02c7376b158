import { afterAll, beforeAll, expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { deskData } from "#app/features/moderation/desk.queries.server.ts";
import { moderatorFigures } from "#app/features/moderation/moderator-figures.queries.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function place() {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx);
  const moderator = (name: string) =>
    aPerson(t.ctx, { name, roles: [{ spaceId: space.id, role: "moderator" }] });
  const [marta, joan] = [await moderator("Marta"), await moderator("Joan")];
  const { number } = await anIdea(t.ctx, space, author);
  const waiting = async (minutes: number) => {
    await postComment(t.ctx, author, { ...newComment.parse({ body: `Una font: ${minutes}` }), number });
    t.clock.forward(minutes * MINUTE);
    return first();
  };
  const first = async () => {
    const [item] = await waitingItems(t.ctx.db, marta, { space: space.slug });
    return { id: item?.id ?? "", revision: item?.revision ?? "" };
  };
  return { space, author, marta, joan, waiting, first };
}

test("organisers see of each moderator how much, how soon and what was overturned", async () => {
  const { space, author, marta, joan, waiting, first } = await place();
  for (let count = 0; count < 10; count++) await approveItem(t.ctx, marta, await waiting(4));
  const { decisionId } = await rejectItem(t.ctx, joan, {
    ...(await waiting(9)),
    rule: 1,
    reason: "Insulta una persona.",
  });
  await appealDecision(t.ctx, author, { id: decisionId, text: "No insulta ningú." });
  t.clock.forward(MINUTE);
  await approveItem(t.ctx, marta, await first());
  expect(await moderatorFigures(t.ctx, space.id)).toEqual([
    { id: marta.id, name: "Marta", decisions: 11, median: 4 * MINUTE, appealed: 0, overturned: 0 },
    { id: joan.id, name: "Joan", decisions: 1, median: null, appealed: 1, overturned: 1 },
  ]);
  t.clock.forward(91 * DAY);
  expect(await moderatorFigures(t.ctx, space.id)).toEqual([]);
});

test("an empty desk says how the day went, of the spaces one moderates; a full one does not", async () => {
  const { marta, joan, waiting } = await place();
  const other = await place();
  await approveItem(t.ctx, other.marta, await other.waiting(30));
  expect((await deskData(t.ctx, marta, {})).today).toEqual({ count: 0, median: null, lastAt: null });
  await approveItem(t.ctx, marta, await waiting(2));
  expect((await deskData(t.ctx, joan, {})).today).toMatchObject({ count: 1, median: null });
  for (const minutes of [4, 9]) await approveItem(t.ctx, marta, await waiting(minutes));
  const lastAt = t.ctx.now().toISOString();
  expect((await deskData(t.ctx, joan, {})).today).toEqual({ count: 3, median: 4 * MINUTE, lastAt });
  await waiting(1);
  expect((await deskData(t.ctx, joan, {})).today).toBe(null);
  t.clock.forward(DAY);
  expect((await deskData(t.ctx, other.marta, {})).today).toMatchObject({ count: 0 });
});
