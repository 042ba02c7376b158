import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR } from "#app/core/actor.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { ownComments } from "#app/features/comments/own-comment.queries.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { rejectionForm } from "#app/features/moderation/moderation.schema.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function town(moderation: "before" | "after") {
  const space = await aSpace(t.ctx, { moderation });
  const author = await aPerson(t.ctx, { locale: "es" });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, author);
  const { id } = await postComment(t.ctx, author, {
    ...newComment.parse({ body: "Sou uns **lladres**. La teulada, sí.", lang: "ca" }),
    number: idea.number,
  });
  const item = async () => {
    const [first] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
    if (!first) throw new Error("nothing waits");
    return first;
  };
  return { space, author, moderator, idea, id, item };
}

const statement = (id: string) =>
  t.ctx.db.selectFrom("decisions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const grounds = { rule: 1, reason: "Un insult" };

test("a rule and a reason are enough: the rest of the statement is made, in the author's language", async () => {
  const { moderator, item } = await town("before");
  const posted = t.ctx.now().toISOString();
  t.clock.forward(3_600_000);
  const { decisionId } = await rejectItem(t.ctx, moderator, { ...(await item()), ...grounds });
  const row = await statement(decisionId);
  expect(row).toMatchObject({
    verdict: "rejected",
    scope: "visibility",
    territory: "EEA",
    ends_at: null,
    facts: "Una persona del equipo de moderación ha leído el texto antes de que se publicara.",
    ground: "rule",
    rule: 1,
    law: null,
    quote: null,
    source: "queue",
    automated: 0,
    detected: 0,
    content_at: posted,
    content_lang: "ca",
    created_at: t.ctx.now().toISOString(),
  });
  expect(Date.parse(row.appeal_until ?? "") - Date.parse(row.created_at)).toBeGreaterThan(183 * DAY);
});

test("passage, facts and law are kept as given; the passage must be the text's, and a law says why", async () => {
  const { moderator, item } = await town("before");
  const waiting = await item();
  const given = (more: object) => ({
    ...rejectionForm.parse({ ...waiting, ...grounds, ...more }),
    id: waiting.id,
  });
  for (const [more, field] of [
    [{ quote: "Sou uns sants" }, "quote"],
    [{ law: "defamation" }, "lawExplanation"],
  ] as const)
    await expect(rejectItem(t.ctx, moderator, given(more))).rejects.toMatchObject({ code: "invalid", field });
  expect(rejectionForm.safeParse({ ...waiting, ...grounds, law: "magic" }).success).toBe(false);
  const { decisionId } = await rejectItem(
    t.ctx,
    moderator,
    given({
      quote: "uns lladres.",
      facts: "Ho diu de l'entitat.",
      law: "defamation",
      lawExplanation: "Imputa un delicte.",
    }),
  );
  expect(await statement(decisionId)).toMatchObject({
    ground: "law",
    law: "defamation",
    law_explanation: "Imputa un delicte.",
    quote: "uns lladres.",
    facts: "Ho diu de l'entitat.",
  });
});

test("its author alone sees the passage marked, until when it can be appealed, and when the answer is due", async () => {
  const { author, moderator, idea, item } = await town("before");
  const quote = "uns lladres.";
  const { decisionId } = await rejectItem(t.ctx, moderator, { ...(await item()), ...grounds, quote });
  const own = async () => {
    const [first] = await ownComments(t.ctx.db, author, idea);
    return first;
  };
  const { appeal_until } = await statement(decisionId);
  const shown = await own();
  expect(shown?.html).toContain("<mark>uns </mark><strong><mark>lladres</mark></strong><mark>.</mark>");
  expect(shown?.restriction).toMatchObject({ quote, appealUntil: appeal_until, appeal: null });
  expect(await ownComments(t.ctx.db, moderator, idea)).toEqual([]);
  await appealDecision(t.ctx, author, { id: decisionId, text: "No és cap insult" });
  const { due_at } = await t.ctx.db
    .selectFrom("queue_items")
    .select("due_at")
    .where("type", "=", "appeal")
    .where("idea_id", "=", idea.id)
    .executeTakeFirstOrThrow();
  expect((await own())?.restriction?.appeal).toEqual({ state: "waiting", answer: null, dueAt: due_at });
});

test("a review can be asked for six months, and not after", async () => {
  for (const [days, outcome] of [
    [184, "taken"],
    [191, "late"],
  ] as const) {
    const { author, moderator, item } = await town("before");
    const { decisionId } = await rejectItem(t.ctx, moderator, { ...(await item()), ...grounds });
    t.clock.forward(days * DAY);
    const asked = appealDecision(t.ctx, author, { id: decisionId, text: "No és cap insult" });
    if (outcome === "taken") await asked;
    else await expect(asked).rejects.toMatchObject({ code: "conflict", key: "moderation.appeal.late" });
  }
});

test("what came from a report says so and nothing of who sent it; a removal of one's own accord is the moderator's", async () => {
  const { moderator, id, item, idea } = await town("after");
  const reporter = await aPerson(t.ctx, { name: "Berta Delatora" });
  await reportComment(t.ctx, reporter, { id, reason: "other", explanation: "Insulta", locale: "ca" });
  const reported = await rejectItem(t.ctx, moderator, { ...(await item()), ...grounds });
  const row = await statement(reported.decisionId);
  expect(row).toMatchObject({ verdict: "removed", source: "report" });
  expect(row.facts).toContain("Alguien nos ha avisado");
  expect(JSON.stringify(row)).not.toContain("Berta");
  const answered = await t.ctx.db.selectFrom("reports").selectAll().where("comment_id", "=", id).execute();
  expect(answered).toMatchObject([{ decision_id: reported.decisionId, unfounded: 0 }]);
  expect(answered[0]?.revision_id).toBe(row.revision_id);
  const own = await removeIdea(t.ctx, moderator, { number: idea.number, ...grounds });
  expect((await statement(own.decisionId)).facts).toContain("iniciativa propia");
});

test("the command line states its reasons too, for a text and for a person", async () => {
  const { moderator, id, author } = await town("after");
  const removed = await removeComment(t.ctx, moderator, { id, ...grounds, source: "command" });
  expect((await statement(removed.decisionId)).facts).toContain("desde la consola");
  await suspendUser(t.ctx, OPERATOR, {
    userId: author.id,
    reason: "Ven publicitat cada dia",
    until: "2027-01-01T00:00:00.000Z",
    source: "command",
  });
  const suspended = await t.ctx.db
    .selectFrom("decisions")
    .selectAll()
    .where("subject_id", "=", author.id)
    .executeTakeFirstOrThrow();
  expect(suspended).toMatchObject({ scope: "account", ground: "terms", ends_at: "2027-01-01T00:00:00.000Z" });
});

test("an approval states nothing, a dismissal only until when it can be appealed", async () => {
  const { moderator, item, id } = await town("before");
  const approved = await approveItem(t.ctx, moderator, await item());
  expect(await statement(approved.decisionId)).toMatchObject({
    scope: null,
    facts: null,
    appeal_until: null,
  });
  await reportComment(t.ctx, await aPerson(t.ctx), {
    id,
    reason: "other",
    explanation: "Insulta",
    locale: "ca",
  });
  const dismissed = await approveItem(t.ctx, moderator, await item());
  const row = await statement(dismissed.decisionId);
  expect(row).toMatchObject({ scope: null, facts: null });
  expect(Date.parse(row.appeal_until ?? "") - Date.parse(row.created_at)).toBeGreaterThan(183 * DAY);
});

test("the database refuses a restriction without its statement", async () => {
  const { space, moderator } = await town("before");
  const at = t.ctx.now().toISOString();
  const whole = {
    verdict: "redacted",
    subject_type: "comment",
    subject_id: "c",
    space_id: space.id,
    moderator_id: moderator.id,
    revision_id: null,
    queue_item_id: null,
    rule: 1,
    reason: "Un telèfon",
    source: "queue",
    created_at: at,
    scope: "visibility",
    territory: "EEA",
    ground: "rule",
    facts: "Hi havia un telèfon",
    content_at: at,
    appeal_until: new Date(Date.parse(at) + 183 * DAY).toISOString(),
  };
  const write = (change: object) =>
    t.ctx.transact({}, (tx) =>
      tx
        .insertInto("decisions")
        .values({ id: t.ctx.newId(), ...whole, ...change })
        .execute(),
    );
  await write({});
  for (const change of [
    { scope: null },
    { territory: null },
    { facts: null },
    { facts: "" },
    { reason: null },
    { ground: null },
    { rule: null },
    { ground: "law" },
    { ground: "law", law: "hate" },
    { content_at: null },
    { appeal_until: null },
    { appeal_until: new Date(Date.parse(at) + 182 * DAY).toISOString() },
    { automated: 1 },
    { verdict: "suspended", scope: null },
  ])
    await expect(write(change), JSON.stringify(change)).rejects.toThrow("needs_its_statement");
});
