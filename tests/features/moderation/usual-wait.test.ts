import { afterAll, beforeAll, expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { usualWaits } from "#app/features/moderation/usual-wait.queries.server.ts";
import { setTrust } from "#app/features/spaces/set-trust.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function place() {
  const space = await aSpace(t.ctx, { moderation: "before", samplePercent: 100 });
  const author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  const { number } = await anIdea(t.ctx, space, moderator);
  const decided = async (minutes: number) => {
    await postComment(t.ctx, author, { ...newComment.parse({ body: `Una font: ${minutes}` }), number });
    t.clock.forward(minutes * MINUTE);
    const [item] = await waitingItems(t.ctx.db, moderator);
    await approveItem(t.ctx, moderator, { id: item?.id ?? "", revision: item?.revision ?? "" });
  };
  const wait = async () => (await usualWaits(t.ctx, [space.id])).get(space.id);
  return { space, author, organiser, decided, wait };
}

test("the usual wait is the median of the last fifty, told from ten on", async () => {
  const { decided, wait } = await place();
  for (let count = 0; count < 9; count++) await decided(1);
  expect(await wait()).toBeUndefined();
  await decided(1);
  expect(await wait()).toBe(MINUTE);
  for (let count = 0; count < 26; count++) await decided(3);
  expect(await wait()).toBe(3 * MINUTE);
  for (let count = 0; count < 26; count++) await decided(7);
  expect(await wait()).toBe(7 * MINUTE);
  t.clock.forward(91 * DAY);
  expect(await wait()).toBeUndefined();
});

test("nor does it count other spaces or samples, for which nobody waits", async () => {
  const { space, author, organiser, decided, wait } = await place();
  for (let count = 0; count < 10; count++) await decided(2);
  await setTrust(t.ctx, organiser, { slug: space.slug, userId: author.id, state: "trusted" });
  for (let count = 0; count < 15; count++) await decided(30);
  expect(await wait()).toBe(2 * MINUTE);
  expect((await usualWaits(t.ctx, [])).size).toBe(0);
});
