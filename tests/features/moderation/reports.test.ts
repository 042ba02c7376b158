import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { deskData } from "#app/features/moderation/desk.queries.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { reportIdea } from "#app/features/moderation/report-idea.server.ts";
import { reportStatus } from "#app/features/moderation/report-status.queries.server.ts";
import { restoreComment } from "#app/features/moderation/restore-comment.server.ts";
import { restoreIdea } from "#app/features/moderation/restore-idea.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const report = (explanation = "Hi surt el telèfon d'una veïna") =>
  ({ reason: "personal_data", explanation, locale: "ca" }) as const;

async function town(visibility: "public" | "private" = "public") {
  const space = await aSpace(t.ctx, { visibility });
  const author = await aPerson(t.ctx, { memberOf: [space] });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, author);
  const { id } = await postComment(t.ctx, author, {
    ...newComment.parse({ body: "Truqueu a la Maria" }),
    number: idea.number,
  });
  const waiting = (actor: Actor = moderator) => waitingItems(t.ctx.db, actor, { space: space.slug });
  const one = async () => {
    const [item] = await waiting();
    if (!item) throw new Error("nothing waits");
    return item;
  };
  const isShown = async () => (await publicComment(t.ctx.db, idea, id)) !== null;
  const count = async () => (await ideaTarget(t.ctx.db, null, idea.number)).comments;
  return { space, author, moderator, idea, id, waiting, one, isShown, count };
}

test("who reports stays unknown to the moderator who decides, with an account and without", async () => {
  const { id, waiting, moderator } = await town();
  const reporter = await aPerson(t.ctx, { name: "Remei Vilalta", email: "remei@people.example" });
  await reportComment(t.ctx, reporter, { id, ...report() });
  await reportComment(t.ctx, null, { id, ...report(), name: "Quima Bosch", email: "quima@people.example" });
  const seen = JSON.stringify([
    await waiting(),
    await deskData(t.ctx, moderator, { type: null, space: null }),
  ]);
  expect(seen).toContain("Hi surt el telèfon d'una veïna");
  for (const word of ["Remei", "remei@", reporter.id, "Quima", "quima@"]) expect(seen).not.toContain(word);
});

test("somebody signed out reports, gets a receipt, and the text stays until a person has decided", async () => {
  const { id, one, isShown, waiting, moderator } = await town();
  const filed = await reportComment(t.ctx, null, {
    id,
    ...report(),
    name: "Anna",
    email: "anna@people.example",
  });
  const item = await one();
  expect(item).toMatchObject({
    type: "report",
    about: "comment",
    text: "Truqueu a la Maria",
    report: { reason: "personal_data", explanation: "Hi surt el telèfon d'una veïna" },
    matches: [],
    mayDecide: true,
  });
  expect(await isShown()).toBe(true);
  const mail = await t.ctx.db
    .selectFrom("mails")
    .selectAll()
    .where("dedupe", "=", `report:${filed.id}`)
    .executeTakeFirstOrThrow();
  expect(mail).toMatchObject({ recipient: "anna@people.example", user_id: null, locale: "ca" });
  expect(mail.text).not.toContain("Maria");
  await approveItem(t.ctx, moderator, item);
  expect(await isShown()).toBe(true);
  expect(await waiting()).toEqual([]);
  const decision = await t.ctx.db
    .selectFrom("decisions")
    .select(["verdict", "subject_type", "source"])
    .where("queue_item_id", "=", item.id)
    .executeTakeFirst();
  expect(decision).toEqual({ verdict: "dismissed", subject_type: "report", source: "report" });
});

test("a justified report removes the text and answers every other report about it", async () => {
  const { id, author, moderator, one, waiting, isShown, count } = await town();
  const others = [await aPerson(t.ctx), await aPerson(t.ctx)];
  for (const other of others) await reportComment(t.ctx, other, { id, ...report() });
  const item = await one();
  await expect(rejectItem(t.ctx, moderator, { ...item, rule: 9, reason: "No hi és" })).rejects.toMatchObject({
    code: "invalid",
    field: "rule",
  });
  const { decisionId } = await rejectItem(t.ctx, moderator, { ...item, rule: 1, reason: "És una dada" });
  expect(await isShown()).toBe(false);
  expect(await count()).toBe(0);
  expect(await waiting()).toEqual([]);
  const decided = await t.ctx.db
    .selectFrom("journal")
    .select("data")
    .where("type", "=", "report.decided")
    .where("comment_id", "=", id)
    .execute();
  expect(decided.map((entry) => JSON.parse(entry.data).decisionId)).toEqual([decisionId, decisionId]);
  await expect(reportComment(t.ctx, author, { id, ...report() })).rejects.toMatchObject({
    code: "notFound",
  });
});

test("the same person reports a version once; what an address sends again waits with the first", async () => {
  const { id, idea, author, moderator, waiting, one } = await town();
  const person = await aPerson(t.ctx);
  const [first, second] = await Promise.all([
    reportComment(t.ctx, person, { id, ...report() }),
    reportComment(t.ctx, person, { id, ...report("D'una altra manera") }),
  ]);
  expect(second).toEqual(first);
  const address = { ...report(), email: "joana@people.example" };
  const mailed = await reportComment(t.ctx, null, { id, ...address });
  const again = await reportComment(t.ctx, null, { id, ...address });
  // Nobody learns from the answer that an address has reported a text before.
  expect(again.number).toBe(mailed.number + 1);
  const about = await reportIdea(t.ctx, person, { number: idea.number, ...report() });
  expect(await reportIdea(t.ctx, person, { number: idea.number, ...report() })).toEqual(about);
  expect((await waiting()).map((item) => item.about).sort()).toEqual(["comment", "comment", "idea"]);
  while ((await waiting()).some((item) => item.about === "comment"))
    await approveItem(t.ctx, moderator, await one());
  for (const each of [mailed, again])
    expect(await reportStatus(t.ctx.db, null, each.id)).toMatchObject({ state: "kept" });
  const { revision } = await t.ctx.db
    .selectFrom("comments")
    .select("latest_revision_id as revision")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await editComment(t.ctx, author, { id, body: "Truqueu a la Maria, 611 222 333", revision: revision ?? "" });
  expect(await reportComment(t.ctx, person, { id, ...report() })).not.toEqual(first);
});

test("what one cannot see cannot be reported", async () => {
  const { id, idea } = await town("private");
  const stranger = await aPerson(t.ctx);
  for (const viewer of [null, stranger]) {
    await expect(reportComment(t.ctx, viewer, { id, ...report() })).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(reportIdea(t.ctx, viewer, { number: idea.number, ...report() })).rejects.toMatchObject({
      code: "notFound",
    });
  }
});

test("a report is decided on the text that was read", async () => {
  const { id, author, moderator, one, waiting } = await town();
  await reportComment(t.ctx, null, { id, ...report() });
  const item = await one();
  await expect(
    rejectItem(t.ctx, moderator, { ...item, revision: "another", rule: 1, reason: "Una dada" }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await waiting()).toHaveLength(1);
  await expect(approveItem(t.ctx, author, item)).rejects.toMatchObject({ code: "notFound" });
  await withdrawComment(t.ctx, author, { id });
  expect(await waiting()).toEqual([]);
});

test("nobody decides a report about their own text", async () => {
  const { space } = await town();
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, moderator);
  await reportIdea(t.ctx, null, { number: idea.number, ...report() });
  const [item] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
  if (!item) throw new Error("nothing waits");
  expect(item.mayDecide).toBe(false);
  await expect(approveItem(t.ctx, moderator, item)).rejects.toMatchObject({ code: "forbidden" });
});

test("a removed comment is restored with its count and event; an idea likewise", async () => {
  const { id, idea, author, moderator, isShown, count } = await town();
  const grounds = { rule: 1, reason: "M'havia equivocat" };
  await expect(removeComment(t.ctx, moderator, { id, rule: 7, reason: "?" })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(restoreComment(t.ctx, moderator, { id, ...grounds })).rejects.toMatchObject({
    code: "conflict",
  });
  await removeComment(t.ctx, moderator, { id, rule: 1, reason: "Una dada" });
  await expect(restoreComment(t.ctx, author, { id, ...grounds })).rejects.toMatchObject({
    code: "notFound",
  });
  await restoreComment(t.ctx, moderator, { id, ...grounds });
  expect(await isShown()).toBe(true);
  expect(await count()).toBe(1);
  const events = await t.ctx.db
    .selectFrom("thread_events")
    .select("kind")
    .where("idea_id", "=", idea.id)
    .orderBy("seq")
    .execute();
  expect(events.map((event) => event.kind)).toEqual(["published", "removed", "restored"]);

  await removeIdea(t.ctx, moderator, { number: idea.number, rule: 1, reason: "Una dada" });
  await expect(ideaTarget(t.ctx.db, null, idea.number)).rejects.toMatchObject({ code: "notFound" });
  await restoreIdea(t.ctx, moderator, { number: idea.number, ...grounds });
  expect((await ideaTarget(t.ctx.db, null, idea.number)).state).toBe("approved");
});
