import { afterAll, beforeAll, expect, test } from "vitest";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import type { ModerationMode } from "#app/features/spaces/space.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const first = "El text primer";
const second = "El text segon";

async function posted(moderation: ModerationMode) {
  const space = await aSpace(t.ctx, { moderation });
  const host = await aPerson(t.ctx);
  const author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, host);
  const { id } = await postComment(t.ctx, author, {
    ...newComment.parse({ body: first }),
    number: idea.number,
  });
  const waiting = () => waitingItems(t.ctx.db, moderator, { space: space.slug });
  const shown = async () => (await publicComment(t.ctx.db, idea, id))?.body ?? null;
  const latest = async () =>
    (
      await t.ctx.db
        .selectFrom("comments")
        .select("latest_revision_id as id")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).id ?? "";
  const count = async () => (await ideaTarget(t.ctx.db, null, idea.number)).comments;
  const kinds = async () => {
    const caught = await catchUp(t.ctx.db, idea, { after: 0 });
    return caught.gone ? [] : caught.found.events.map((event) => event.kind);
  };
  const one = async () => {
    const [item] = await waiting();
    if (!item) throw new Error("nothing waits");
    return item;
  };
  return { space, host, author, moderator, idea, id, waiting, one, shown, latest, count, kinds };
}

test("where nothing is approved first, an edit is public at once as the thread's next event", async () => {
  const { author, id, shown, latest, kinds } = await posted("after");
  const before = await latest();
  t.clock.forward(60_000);
  const edited = await editComment(t.ctx, author, { id, body: second, revision: before, lang: "es" });
  expect(edited).toEqual({ id, state: "approved", revision: await latest() });
  expect(edited.revision).not.toBe(before);
  expect(await shown()).toBe(second);
  expect(await kinds()).toEqual(["published", "edited"]);
  const entry = await t.ctx.db
    .selectFrom("journal")
    .select("data")
    .where("type", "=", "comment.edited")
    .where("comment_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(entry.data)).toEqual({ revisionId: edited.revision, seq: 2 });
});

test("where texts are approved first, the approved one stays public until the edit is", async () => {
  const { author, moderator, id, one, waiting, shown, latest, count, kinds } = await posted("before");
  await approveItem(t.ctx, moderator, await one());
  const edit = await editComment(t.ctx, author, { id, body: "Un esborrany", revision: await latest() });
  expect(edit.state).toBe("pending");
  const again = await editComment(t.ctx, author, { id, body: second, revision: edit.revision });
  expect(await shown()).toBe(first);
  expect(await waiting()).toHaveLength(1);
  const item = await one();
  expect(item).toMatchObject({
    type: "comment",
    revision: again.revision,
    text: second,
    before: { body: first },
    matches: [],
  });
  await approveItem(t.ctx, moderator, item);
  expect(await shown()).toBe(second);
  expect(await count()).toBe(1);
  expect(await kinds()).toEqual(["published", "edited"]);
});

test("a rejected edit leaves the public text alone", async () => {
  const { author, moderator, id, one, shown, latest, kinds } = await posted("before");
  await approveItem(t.ctx, moderator, await one());
  await editComment(t.ctx, author, { id, body: second, revision: await latest() });
  await rejectItem(t.ctx, moderator, { ...(await one()), rule: 1, reason: "Això no" });
  expect(await shown()).toBe(first);
  expect(await kinds()).toEqual(["published"]);
});

test("a rejected comment is edited and waits again, even where nothing waits any more", async () => {
  const { space, author, moderator, id, one, shown, latest, count } = await posted("before");
  await rejectItem(t.ctx, moderator, { ...(await one()), rule: 1, reason: "Un insult" });
  await t.ctx.transact({}, (tx) =>
    tx.updateTable("spaces").set({ moderation: "after" }).where("id", "=", space.id).execute(),
  );
  const sent = await editComment(t.ctx, author, { id, body: second, revision: await latest() });
  expect(sent.state).toBe("pending");
  expect(await shown()).toBeNull();
  await approveItem(t.ctx, moderator, await one());
  expect(await shown()).toBe(second);
  expect(await count()).toBe(1);
});

test("a removed comment comes back with another text only through the queue", async () => {
  const { author, moderator, id, one, shown, latest, count, kinds } = await posted("after");
  await removeComment(t.ctx, moderator, { id, rule: 1, reason: "Un insult" });
  expect(await count()).toBe(0);
  const sent = await editComment(t.ctx, author, { id, body: second, revision: await latest() });
  expect(sent.state).toBe("pending");
  expect(await shown()).toBeNull();
  await approveItem(t.ctx, moderator, await one());
  expect(await shown()).toBe(second);
  expect(await count()).toBe(1);
  expect(await kinds()).toEqual(["published", "removed", "restored"]);
});

test("a removed comment that is rejected again stays out of the thread", async () => {
  const { author, moderator, id, one, shown, latest, count } = await posted("after");
  await removeComment(t.ctx, moderator, { id, rule: 1, reason: "Un insult" });
  await editComment(t.ctx, author, { id, body: second, revision: await latest() });
  await rejectItem(t.ctx, moderator, { ...(await one()), rule: 1, reason: "Un altre" });
  expect(await shown()).toBeNull();
  expect(await count()).toBe(0);
  const row = await t.ctx.db.selectFrom("comments").select("state").where("id", "=", id).executeTakeFirst();
  expect(row?.state).toBe("rejected");
});

test("an edit that waits goes when its comment is removed", async () => {
  const { author, moderator, id, one, waiting, latest } = await posted("before");
  await approveItem(t.ctx, moderator, await one());
  await editComment(t.ctx, author, { id, body: second, revision: await latest() });
  const item = await one();
  await removeComment(t.ctx, moderator, { id, rule: 1, reason: "Un insult" });
  expect(await waiting()).toEqual([]);
  await expect(approveItem(t.ctx, moderator, item)).rejects.toMatchObject({ code: "conflict" });
});

test("only from the latest revision, only by the author, only while comments are open", async () => {
  const { space, author, host, moderator, id, latest } = await posted("after");
  const revision = await latest();
  const edited = await editComment(t.ctx, author, { id, body: second, revision });
  await expect(editComment(t.ctx, author, { id, body: "Tard", revision })).rejects.toMatchObject({
    code: "conflict",
  });
  for (const other of [host, moderator])
    await expect(
      editComment(t.ctx, other, { id, body: "No és meu", revision: edited.revision }),
    ).rejects.toMatchObject({ code: "forbidden" });
  await expect(editComment(t.ctx, author, { id: "no-one", body: second, revision })).rejects.toMatchObject({
    code: "notFound",
  });
  await t.ctx.transact({}, (tx) =>
    tx
      .insertInto("phases")
      .values({
        id: t.ctx.newId(),
        space_id: space.id,
        opens: "comment",
        starts_at: null,
        ends_at: new Date(t.clock.now().getTime() - DAY).toISOString(),
      })
      .execute(),
  );
  await expect(
    editComment(t.ctx, author, { id, body: "Tard", revision: edited.revision }),
  ).rejects.toMatchObject({ code: "conflict", key: "comments.closed" });
});

test("of two edits of one revision one is done; one sent twice is one", async () => {
  const { author, id, latest } = await posted("after");
  const revision = await latest();
  const outcome = await Promise.allSettled([
    editComment(t.ctx, author, { id, body: "u", revision }),
    editComment(t.ctx, author, { id, body: "dos", revision }),
  ]);
  expect(outcome.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const input = { id, body: "tres", revision: await latest() };
  const done = await editComment(t.ctx, author, input, "edit-key-1");
  expect(await editComment(t.ctx, author, input, "edit-key-1")).toEqual(done);
  await expect(editComment(t.ctx, author, { ...input, body: "quatre" }, "edit-key-1")).rejects.toMatchObject({
    code: "keyReused",
  });
});
