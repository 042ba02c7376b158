import { afterAll, beforeAll, expect, test } from "vitest";
import { found } from "#app/core/errors.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { editIdea } from "#app/features/ideas/edit-idea.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { revisionsOf } from "#app/features/ideas/revision.queries.server.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const text = (title: string) => ({ title, body: "Un text prou llarg.", lang: "ca" as const });

test("an edit that must be approved leaves the last approved text public until then", async () => {
  const author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator" }] });
  const space = await aSpace(t.ctx, { moderation: "before" });
  const idea = await anIdea(t.ctx, space, author, { title: "Text primer" });
  const titles = async () =>
    (await listIdeas(t.ctx.db, t.ctx.engine, null, { space: space.slug, sort: "new" })).ideas.map(
      (row) => row.title,
    );
  const edit = (revision: string | null, title: string) =>
    editIdea(t.ctx, author, { ...text(title), number: idea.number, revision: found(revision) });

  expect((await edit(idea.latestRevisionId, "Text segon")).state).toBe("pending");
  expect(await titles()).toEqual(["Text primer"]);
  await expect(edit(idea.latestRevisionId, "Text vell")).rejects.toMatchObject({ code: "conflict" });

  const now = await ideaTarget(t.ctx.db, author, idea.number);
  await edit(now.latestRevisionId, "Text tercer");
  const items = await t.ctx.db
    .selectFrom("queue_items")
    .select(["id", "revision_id"])
    .where("idea_id", "=", idea.id)
    .where("state", "=", "waiting")
    .execute();
  expect(items).toHaveLength(1);
  expect(await revisionsOf(t.ctx.db, null, now)).toHaveLength(1);
  await approveItem(t.ctx, moderator, {
    id: found(items[0]).id,
    revision: found(items[0]?.revision_id),
  });
  expect(await titles()).toEqual(["Text tercer"]);
  expect((await revisionsOf(t.ctx.db, null, now)).map((one) => one.title)).toEqual([
    "Text tercer",
    "Text primer",
  ]);
});

test("only the author edits and withdraws; what is withdrawn is gone", async () => {
  const author = await aPerson(t.ctx);
  const other = await aPerson(t.ctx);
  const idea = await anIdea(t.ctx, await aSpace(t.ctx), author);
  const edited = { ...text("Un altre text"), number: idea.number, revision: found(idea.latestRevisionId) };
  await expect(editIdea(t.ctx, other, edited)).rejects.toMatchObject({ code: "forbidden" });
  await expect(withdrawIdea(t.ctx, other, idea)).rejects.toMatchObject({ code: "forbidden" });
  expect((await editIdea(t.ctx, author, edited)).state).toBe("approved");
  await withdrawIdea(t.ctx, author, idea);
  await expect(ideaTarget(t.ctx.db, other, idea.number)).rejects.toMatchObject({ code: "notFound" });
  await expect(withdrawIdea(t.ctx, author, idea)).rejects.toMatchObject({ code: "forbidden" });
});

test("what waited in the thread of a withdrawn idea leaves the queue", async () => {
  const author = await aPerson(t.ctx);
  const idea = await anIdea(t.ctx, await aSpace(t.ctx, { moderation: "before" }), author);
  await postComment(t.ctx, await aPerson(t.ctx), {
    number: idea.number,
    body: "I qui ho pagarà?",
    parent: null,
    stance: null,
    lang: "ca",
    onBehalfOf: null,
  });
  const states = async () =>
    (await t.ctx.db.selectFrom("queue_items").select("state").where("idea_id", "=", idea.id).execute()).map(
      (item) => item.state,
    );
  expect(await states()).toContain("waiting");
  await withdrawIdea(t.ctx, author, idea);
  expect(await states()).not.toContain("waiting");
});
