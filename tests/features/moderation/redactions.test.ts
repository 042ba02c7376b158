import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { ownComments } from "#app/features/comments/own-comment.queries.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { unpublishedText } from "#app/features/ideas/own-text.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { wholeIdea } from "#app/features/ideas/public-idea.queries.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { holdDecision } from "#app/features/moderation/hold-decision.server.ts";
import { heldDecisions } from "#app/features/moderation/make-held.server.ts";
import { type DeskDecision, deskForm } from "#app/features/moderation/moderation.schema.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { redactItem } from "#app/features/moderation/redact-item.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const SAID = "Truqueu-me al 600 000 000 i ho parlem.";
const SHOWN = "Truqueu-me al [telèfon] i ho parlem.";
const grounds = { rule: 1, reason: "Hi havia un telèfon." };

async function town() {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx, { name: "Biel" });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const second = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, moderator);
  const { id } = await postComment(t.ctx, author, {
    ...newComment.parse({ body: SAID }),
    number: idea.number,
  });
  const waiting = (actor: Actor = moderator) => waitingItems(t.ctx.db, actor, { space: space.slug });
  const one = async (actor?: Actor) => {
    const [item] = await waiting(actor);
    if (!item) throw new Error("nothing waits");
    return item;
  };
  const shown = () => publicComment(t.ctx.db, idea, id);
  const own = async () => ownComments(t.ctx.db, author, await ideaTarget(t.ctx.db, author, idea.number));
  const redact = async (input: object = {}) => {
    const { id: item, revision } = await one();
    return redactItem(t.ctx, moderator, { id: item, revision, ...grounds, body: SHOWN, ...input });
  };
  return { space, author, moderator, second, idea, id, waiting, one, shown, own, redact };
}

test("a redaction is published in place of the text, its author sees what went and why, and is told", async () => {
  const { author, one, shown, own, id, redact } = await town();
  const item = await one();
  const { decisionId } = await redact();
  expect(await shown()).toMatchObject({ body: SHOWN, redactedUnder: 1, editedAt: null });
  expect(JSON.stringify(await shown())).not.toContain("600");
  expect(await own()).toMatchObject([
    {
      id,
      state: "redacted",
      isEdit: true,
      html: `<p>${SAID}</p>`,
      restriction: { decisionId, verdict: "redacted", rule: 1, reason: grounds.reason, appeal: null },
    },
  ]);
  const revisions = await t.ctx.db
    .selectFrom("comment_revisions")
    .select(["body", "state", "redacted_from", "redacted_under"])
    .where("comment_id", "=", id)
    .orderBy("ordinal")
    .execute();
  expect(revisions).toEqual([
    { body: SAID, state: "rejected", redacted_from: null, redacted_under: null },
    { body: SHOWN, state: "approved", redacted_from: item.revision, redacted_under: 1 },
  ]);
  await notifyPeople.run(t.ctx);
  const told = await t.ctx.db
    .selectFrom("notifications")
    .select(["kind", "decision_id"])
    .where("user_id", "=", author.id)
    .execute();
  expect(told).toEqual([{ kind: "commentRedacted", decision_id: decisionId }]);
  const mail = await t.ctx.db
    .selectFrom("mails")
    .select(["subject", "text"])
    .where("user_id", "=", author.id)
    .executeTakeFirstOrThrow();
  expect(mail.subject).toContain("sense una part");
  expect(mail.text).toContain(grounds.reason);
});

test("its author edits on from what is public, and what they write then is their own", async () => {
  const { author, moderator, one, shown, own, id, redact } = await town();
  await redact();
  const revision = (await shown())?.revision ?? "";
  await editComment(t.ctx, author, { id, revision, body: "Parlem-ne a la plaça." });
  expect(await shown()).toMatchObject({ body: SHOWN });
  expect(await own()).toMatchObject([{ state: "pending", html: "<p>Parlem-ne a la plaça.</p>" }]);
  await approveItem(t.ctx, moderator, await one());
  expect(await shown()).toMatchObject({ body: "Parlem-ne a la plaça.", redactedUnder: null });
  expect(await own()).toEqual([]);
});

test("an appeal goes to somebody else, and overturned makes the text whole again", async () => {
  const { author, moderator, second, one, waiting, shown, own, id, redact } = await town();
  const { decisionId } = await redact();
  await appealDecision(t.ctx, author, { id: decisionId, text: "És el telèfon de l'entitat." });
  expect(await waiting(second)).toMatchObject([{ appeal: { verdict: "redacted" }, text: SAID }]);
  expect((await waiting(moderator))[0]?.mayDecide).toBe(false);
  await approveItem(t.ctx, second, await one(second));
  expect(await shown()).toMatchObject({ body: SAID, redactedUnder: null });
  expect(await own()).toEqual([]);
  const revision = (await shown())?.revision ?? "";
  await editComment(t.ctx, author, { id, revision, body: "I encara més." });
  await approveItem(t.ctx, moderator, await one());
  expect(await shown()).toMatchObject({ body: "I encara més." });
});

test("an appeal overturned after the author has written something else leaves that alone", async () => {
  const { author, second, waiting, one, shown, id, redact } = await town();
  const { decisionId } = await redact();
  await appealDecision(t.ctx, author, { id: decisionId, text: "És el telèfon de l'entitat." });
  await editComment(t.ctx, author, {
    id,
    revision: (await shown())?.revision ?? "",
    body: "Una altra cosa.",
  });
  const appeal = (await waiting(second)).find((item) => item.type === "appeal");
  if (!appeal) throw new Error("no appeal waits");
  await approveItem(t.ctx, second, appeal);
  expect(await shown()).toMatchObject({ body: SHOWN });
  await approveItem(t.ctx, second, await one(second));
  expect(await shown()).toMatchObject({ body: "Una altra cosa." });
});

test("an idea is redacted with its title, held as any decision, and found by its public words alone", async () => {
  const { space, author, moderator } = await town();
  const proposed = await proposeIdea(t.ctx, author, {
    space: space.slug,
    kind: "idea",
    title: "Truqueu al 600 000 000",
    body: "Una parada d'autobús al mercat, i en parlem.",
    lang: "ca",
    category: null,
    onBehalfOf: null,
    to: null,
  });
  const item = (await waitingItems(t.ctx.db, moderator, { type: "idea", space: space.slug }))[0];
  if (!item) throw new Error("no idea waits");
  const form = deskForm.parse({
    act: "redact",
    items: [`${item.id} ${item.revision}`],
    title: "Parada al mercat",
    body: "Una parada d'autobús al mercat.",
    rule: "1",
    reason: "",
  }) as DeskDecision;
  await holdDecision(t.ctx, moderator, form);
  expect((await ideaTarget(t.ctx.db, author, proposed.number)).state).toBe("pending");
  t.clock.forward(8000);
  await heldDecisions.run(t.ctx);
  const idea = await ideaTarget(t.ctx.db, null, proposed.number);
  expect(await wholeIdea(t.ctx.db, null, idea)).toMatchObject({
    title: "Parada al mercat",
    redactedUnder: 1,
    slug: "parada-al-mercat",
  });
  const { edit } = await unpublishedText(t.ctx.db, author, idea, true);
  expect(edit).toMatchObject({ state: "redacted", restriction: { rule: 1 } });
  expect(await unpublishedText(t.ctx.db, moderator, idea, true)).toEqual({ restriction: null, edit: null });
});

test("what is no redaction is refused", async () => {
  const { shown, redact } = await town();
  await expect(redact({ body: SAID })).rejects.toMatchObject({ key: "desk.redact.same" });
  await expect(redact({ rule: 7 })).rejects.toMatchObject({ field: "rule" });
  await expect(redact({ body: "x".repeat(5001) })).rejects.toMatchObject({ key: "errors.tooLong" });
  await expect(redact({ revision: "another" })).rejects.toMatchObject({ code: "conflict" });
  expect(await shown()).toBeNull();
});
