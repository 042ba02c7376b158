import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { restoreComment } from "#app/features/moderation/restore-comment.server.ts";
import { toldTo } from "#app/features/notifications/notification.queries.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

const WORDS = "Una acusació sense cap prova";

async function town() {
  const { ctx } = world;
  const space = await aSpace(ctx);
  const host = await aPerson(ctx);
  const author = await aPerson(ctx, { email: "author@people.example" });
  const reporter = await aPerson(ctx, { email: "reporter@people.example", locale: "es" });
  const roles = [{ role: "moderator" as const, spaceId: space.id }];
  const [first, second] = [await aPerson(ctx, { roles }), await aPerson(ctx, { roles })];
  const idea = await anIdea(ctx, space, host);
  const { id } = await postComment(ctx, author, {
    ...newComment.parse({ body: "El cosí de l'alcalde ven bancs" }),
    number: idea.number,
  });
  const one = async (actor: Actor) => {
    const [item] = await waitingItems(ctx.db, actor);
    if (!item) throw new Error("nothing waits");
    return item;
  };
  const told = async (person: Actor) =>
    (await toldTo(ctx.db, person)).flatMap((group) => group.notices.map((notice) => notice.kind));
  const mailsTo = (address: string) =>
    ctx.db.selectFrom("mails").selectAll().where("recipient", "=", address).orderBy("id").execute();
  return { ctx, idea, author, reporter, first, second, id, one, told, mailsTo };
}

test("a justified report: its author and everybody who reported are told, in their own words", async () => {
  const { ctx, idea, author, reporter, first, id, one, told, mailsTo } = await town();
  const report = { reason: "other", explanation: "Acusa algú" } as const;
  await reportComment(ctx, reporter, { id, ...report, locale: "es" });
  await reportComment(ctx, null, { id, ...report, email: "anna@people.example", locale: "en" });
  await rejectItem(ctx, first, { ...(await one(first)), rule: 1, reason: WORDS });
  await notifyPeople.run(ctx);
  await notifyPeople.run(ctx);
  expect(await told(author)).toEqual(["commentRemoved"]);
  expect(await told(reporter)).toEqual(["reportUpheld"]);
  const [mail] = await mailsTo("author@people.example");
  expect(mail?.text).toContain(WORDS);
  expect(mail?.text).toContain("Norma 1: Sense insults.");
  expect(mail?.text).toContain(`/ideas/${idea.number}/c/${id}`);
  for (const [address, words] of [
    ["reporter@people.example", "Hemos retirado el texto que denunciaste"],
    ["anna@people.example", "We have removed the text you reported"],
  ] as const) {
    const [receipt, outcome, ...more] = await mailsTo(address);
    expect(receipt?.kind).toBe("reportReceipt");
    expect(outcome?.subject).toBe(words);
    expect(more).toEqual([]);
    expect(`${receipt?.text}${outcome?.text}`).not.toMatch(/acusació|cosí/);
  }
  const notices = (await toldTo(ctx.db, reporter)).flatMap((group) => group.notices);
  const ruleText = { ca: "Sense insults." };
  expect(notices).toMatchObject([{ reason: "reported", rule: 1, ruleText, why: null }]);
  const [own] = (await toldTo(ctx.db, author)).flatMap((group) => group.notices);
  expect(own).toMatchObject({ rule: 1, ruleText, why: WORDS });
});

test("a dismissed report is answered, and nobody else hears of it", async () => {
  const { ctx, author, reporter, first, id, one, told } = await town();
  await reportComment(ctx, reporter, { id, reason: "spam", explanation: "Publicitat", locale: "es" });
  await approveItem(ctx, first, await one(first));
  await notifyPeople.run(ctx);
  expect(await told(reporter)).toEqual(["reportDismissed"]);
  expect(await told(author)).toEqual([]);
});

test("an appeal's outcome is told once, with its reason", async () => {
  for (const verdict of ["upheld", "overturned"] as const) {
    const { ctx, author, first, second, id, one, told, mailsTo } = await town();
    const { decisionId } = await removeComment(ctx, first, { id, rule: 1, reason: WORDS });
    await appealDecision(ctx, author, { id: decisionId, text: "Consta en acta" });
    const item = await one(second);
    if (verdict === "upheld") await rejectItem(ctx, second, { ...item, rule: 1, reason: "No hi consta" });
    else await approveItem(ctx, second, item);
    await notifyPeople.run(ctx);
    const outcome = verdict === "upheld" ? "appealUpheld" : "appealOverturned";
    expect((await told(author)).sort()).toEqual([outcome, "commentRemoved"].sort());
    const mail = (await mailsTo("author@people.example")).find((each) => each.kind === outcome);
    expect(mail?.text.includes("No hi consta")).toBe(verdict === "upheld");
    await world.close();
    world = await testContext();
  }
});

test("what a moderator brings back is told to its author", async () => {
  const { ctx, author, first, id, told } = await town();
  await removeComment(ctx, first, { id, rule: 1, reason: WORDS });
  await restoreComment(ctx, first, { id, rule: 1, reason: "M'havia equivocat" });
  await notifyPeople.run(ctx);
  expect((await told(author)).sort()).toEqual(["commentRemoved", "commentRestored"]);
});
