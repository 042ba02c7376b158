import { afterEach, beforeEach, expect, test } from "vitest";
import { accountExport } from "#app/features/accounts/account-export.queries.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { readSession, startSession } from "#app/features/accounts/session.server.ts";
import { actorByToken } from "#app/features/accounts/token.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let test_: TestContext;
beforeEach(async () => {
  test_ = await testContext();
});
afterEach(() => test_.close());

test("closing an account keeps texts and votes without a name, and ends every way in", async () => {
  const { ctx } = test_;
  const person = await aPerson(ctx, { name: "Laia Fonts", email: "laia@people.example" });
  const idea = await anIdea(ctx, await aSpace(ctx), person);
  await castVote(ctx, person, { number: idea.number });
  const comment = await postComment(ctx, person, {
    number: idea.number,
    ...newComment.parse({ body: "Hi estic d'acord." }),
  });
  const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, person.id, "Test"));
  const { token } = await createToken(ctx, person, { name: "Script", scopes: ["read"] });

  await eraseAccount(ctx, person);

  expect(await actorById(ctx.db, person.id)).toBeNull();
  expect(await readSession(ctx, cookie)).toBeNull();
  expect(await actorByToken(ctx, token)).toBeNull();
  expect(
    await ctx.db.selectFrom("users").select(["email", "state"]).where("id", "=", person.id).execute(),
  ).toEqual([{ email: null, state: "erased" }]);
  const { supports, author_id } = await ctx.db
    .selectFrom("ideas")
    .select(["supports", "author_id"])
    .where("id", "=", idea.id)
    .executeTakeFirstOrThrow();
  expect({ supports, author_id }).toEqual({ supports: 1, author_id: null });
  expect(await ctx.db.selectFrom("votes").select("idea_id").execute()).toHaveLength(1);
  const kept = await ctx.db
    .selectFrom("comments")
    .select(["state", "author_id"])
    .where("id", "=", comment.id)
    .executeTakeFirstOrThrow();
  expect(kept).toEqual({ state: "approved", author_id: null });
  const events = await ctx.db.selectFrom("thread_events").select(["seq", "kind"]).orderBy("seq").execute();
  expect(events).toEqual([
    { seq: 1, kind: "published" },
    { seq: 2, kind: "anonymised" },
  ]);
});

test("what still waits for a moderator leaves with its author", async () => {
  const { ctx } = test_;
  const person = await aPerson(ctx);
  const idea = await anIdea(ctx, await aSpace(ctx, { moderation: "before" }), await aPerson(ctx));
  const { id, state } = await postComment(ctx, person, {
    number: idea.number,
    ...newComment.parse({ body: "Encara no." }),
  });
  expect(state).toBe("pending");
  await eraseAccount(ctx, person);
  expect(await ctx.db.selectFrom("comments").select("state").where("id", "=", id).execute()).toEqual([
    { state: "withdrawn" },
  ]);
  expect(await ctx.db.selectFrom("queue_items").select("state").execute()).toEqual([{ state: "cancelled" }]);
});

test("the last admin cannot go; one of two can", async () => {
  const admin = await aPerson(test_.ctx, { roles: [{ role: "admin" }] });
  await expect(eraseAccount(test_.ctx, admin)).rejects.toMatchObject({
    code: "conflict",
    key: "accounts.erase.lastAdmin",
  });
  await aPerson(test_.ctx, { roles: [{ role: "admin" }] });
  await eraseAccount(test_.ctx, admin);
});

test("the export holds one's own data, nobody else's, and no secret", async () => {
  const { ctx } = test_;
  const person = await aPerson(ctx, { email: "laia@people.example" });
  const other = await aPerson(ctx, { email: "pau@people.example" });
  const idea = await anIdea(ctx, await aSpace(ctx), person);
  await castVote(ctx, person, { number: idea.number });
  await postComment(ctx, person, { number: idea.number, ...newComment.parse({ body: "Meu." }) });
  await postComment(ctx, other, { number: idea.number, ...newComment.parse({ body: "D'altri." }) });
  await createToken(ctx, person, { name: "Script", scopes: ["read"] });
  const own = await accountExport(ctx.db, person);
  expect(own.account.email).toBe("laia@people.example");
  expect(own.ideas).toHaveLength(1);
  expect(own.comments.map((comment) => comment.body)).toEqual(["Meu."]);
  expect(own.votes.map((vote) => vote.idea)).toEqual([idea.number]);
  expect(own.tokens.map((token) => token.name)).toEqual(["Script"]);
  const text = JSON.stringify(own);
  expect(text).not.toContain("pau@people.example");
  expect(text).not.toContain("hash");
});
