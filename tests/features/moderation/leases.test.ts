import { afterAll, beforeAll, expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { askColleague } from "#app/features/moderation/ask-colleague.server.ts";
import { claimItem } from "#app/features/moderation/claim-item.server.ts";
import { LEASE_MS, leaseItem } from "#app/features/moderation/lease-item.server.ts";
import { releaseItem } from "#app/features/moderation/release-item.server.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function desk() {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx);
  const moderators = [];
  for (const name of ["Joan", "Marta", "Jordi"])
    moderators.push(await aPerson(t.ctx, { name, roles: [{ role: "moderator", spaceId: space.id }] }));
  const [joan, marta, jordi] = moderators;
  if (!joan || !marta || !jordi) throw new Error("nobody moderates");
  const idea = await anIdea(t.ctx, space, author);
  const items: { id: string; revision: string }[] = [];
  for (const body of ["U.", "Dos."]) {
    const { id } = await postComment(t.ctx, author, { ...newComment.parse({ body }), number: idea.number });
    const row = await t.ctx.db
      .selectFrom("queue_items")
      .select(["id", "revision_id"])
      .where("comment_id", "=", id)
      .executeTakeFirstOrThrow();
    items.push({ id: row.id, revision: row.revision_id ?? "" });
  }
  const [one, two] = items;
  if (!one || !two) throw new Error("nothing waits");
  return { space, author, joan, marta, jordi, one, two };
}

const rows = (table: "queue_leases" | "queue_requests") => t.ctx.db.selectFrom(table).selectAll().execute();

test("whoever opens an item reads it for 45 seconds, as long as they say so, and one item at a time", async () => {
  const { joan, marta, one, two } = await desk();
  expect(await leaseItem(t.ctx, joan, one)).toEqual({ reader: null });
  expect(await leaseItem(t.ctx, marta, one)).toEqual({ reader: "Joan" });
  t.clock.forward(LEASE_MS - 1);
  expect(await leaseItem(t.ctx, joan, one)).toEqual({ reader: null });
  t.clock.forward(LEASE_MS - 1);
  expect(await leaseItem(t.ctx, marta, one)).toEqual({ reader: "Joan" });
  t.clock.forward(1);
  expect(await leaseItem(t.ctx, marta, one)).toEqual({ reader: null });
  expect(await leaseItem(t.ctx, marta, two)).toEqual({ reader: null });
  expect(await leaseItem(t.ctx, joan, one)).toEqual({ reader: null });
});

test("a lease is no lock: a colleague may decide what one reads, and nothing of it is left", async () => {
  const { joan, marta, one } = await desk();
  await leaseItem(t.ctx, joan, one);
  await claimItem(t.ctx, joan, one);
  await approveItem(t.ctx, marta, one);
  expect((await rows("queue_leases")).filter((row) => row.queue_item_id === one.id)).toEqual([]);
  expect((await rows("queue_requests")).filter((row) => row.queue_item_id === one.id)).toEqual([]);
});

test("an item is not there for whom it is not", async () => {
  const { author, one, joan } = await desk();
  const elsewhere = await desk();
  for (const work of [leaseItem, claimItem, releaseItem]) {
    await expect(work(t.ctx, author, one)).rejects.toMatchObject({ code: "notFound" });
    await expect(work(t.ctx, elsewhere.joan, one)).rejects.toMatchObject({ code: "notFound" });
  }
  const ask = { ...one, colleague: joan.id, note: "" };
  await expect(askColleague(t.ctx, elsewhere.joan, ask)).rejects.toMatchObject({ code: "notFound" });
});

test("a colleague who may decide it is asked, and only the two of them change that until it is too old", async () => {
  const { author, joan, marta, jordi, one } = await desk();
  const ask = (colleague: string) =>
    askColleague(t.ctx, joan, { ...one, colleague, note: "Tu el coneixes?" });
  for (const nobody of [author.id, joan.id, "nobody"])
    await expect(ask(nobody)).rejects.toMatchObject({ code: "invalid", field: "colleague" });
  expect(await ask(marta.id)).toEqual({ colleague: "Marta" });
  const asked = (await rows("queue_requests")).find((row) => row.queue_item_id === one.id);
  expect(asked).toMatchObject({ asked_by: joan.id, asked_of: marta.id, note: "Tu el coneixes?" });
  await expect(claimItem(t.ctx, jordi, one)).rejects.toMatchObject({
    key: "desk.claimedBy",
    params: { name: "Marta" },
  });
  await releaseItem(t.ctx, jordi, one);
  expect(await rows("queue_requests")).toContainEqual(asked);
  await claimItem(t.ctx, marta, one);
  await releaseItem(t.ctx, marta, one);
  await claimItem(t.ctx, jordi, one);
  t.clock.forward(30 * MINUTE);
  await claimItem(t.ctx, marta, one);
});
