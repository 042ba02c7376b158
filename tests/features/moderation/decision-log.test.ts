import { afterAll, beforeAll, expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { decisionLog } from "#app/features/moderation/decision-log.queries.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function town(visibility: "public" | "private" = "public") {
  const space = await aSpace(t.ctx, { visibility, moderation: "before" });
  const author = await aPerson(t.ctx, { name: "Nom Secretíssim", memberOf: [space] });
  const roles = [{ role: "moderator" as const, spaceId: space.id }];
  const [first, second] = [
    await aPerson(t.ctx, { name: "Joan Reservat", roles }),
    await aPerson(t.ctx, { roles }),
  ];
  const idea = await anIdea(t.ctx, space, author);
  const post = async (body: string) => {
    const { id } = await postComment(t.ctx, author, { ...newComment.parse({ body }), number: idea.number });
    t.clock.forward(4 * 60_000);
    const item = (await waitingItems(t.ctx.db, first)).find((waiting) => waiting.commentId === id);
    if (!item) throw new Error("nothing waits");
    return { id, item };
  };
  const one = async () => {
    const [item] = await waitingItems(t.ctx.db, second);
    if (!item) throw new Error("nothing waits");
    return item;
  };
  return { space, author, first, second, idea, post, one };
}

test("the log says what, by which rule, whence and how fast, and nobody's words or names", async () => {
  const { space, author, first, second, idea, post, one } = await town();
  const rejected = await post("Paraula amagadíssima");
  const { decisionId } = await rejectItem(t.ctx, first, {
    ...rejected.item,
    rule: 1,
    reason: "Motiu privat",
  });
  await appealDecision(t.ctx, author, { id: decisionId, text: "Apel·lació privada" });
  await rejectItem(t.ctx, second, { ...(await one()), rule: 1, reason: "Resposta privada" });
  const published = await post("Un altre text");
  await approveItem(t.ctx, first, published.item);
  await reportComment(t.ctx, null, {
    id: published.id,
    reason: "other",
    explanation: "Explicació privada",
    name: "Denunciant",
    locale: "ca",
  });
  await approveItem(t.ctx, first, await one());
  await removeComment(t.ctx, first, { id: published.id, rule: 1, reason: "Motiu privat" });

  const log = await decisionLog(t.ctx.db, null, { space: space.slug });
  expect(log.entries.map((entry) => [entry.what, entry.source, entry.rule?.number ?? null])).toEqual([
    ["removed.comment", "own", 1],
    ["dismissed.report", "report", null],
    ["upheld.appeal", "appeal", 1],
    ["rejected.comment", "queue", 1],
  ]);
  expect(log.entries.at(-1)).toMatchObject({
    waited: 4 * 60_000,
    automated: false,
    number: idea.number,
    rule: { text: { en: "No insults." } },
  });
  expect(JSON.stringify(log)).not.toMatch(/privat|amagadíssima|altre text|Secretíssim|Reservat|Denunciant/);
  const all = await decisionLog(t.ctx.db, null, { space: space.slug, all: true });
  expect(all.entries.map((entry) => entry.what)).toContain("approved.comment");

  expect(log.entries[0]?.restoration).toBeNull();
  const forStaff = await decisionLog(t.ctx.db, first, { space: space.slug });
  expect(forStaff.entries[0]?.restoration).toBe(`/moderation/comments/${published.id}/restoration`);
  await removeIdea(t.ctx, first, { number: idea.number, rule: 1, reason: "Motiu privat" });
  const later = await decisionLog(t.ctx.db, null, { space: space.slug });
  expect(later.entries.map((entry) => entry.number)).toEqual(later.entries.map(() => null));
});

test("a private space's decisions are its people's alone", async () => {
  const { space, author, first, post } = await town("private");
  const { item } = await post("Un text");
  await rejectItem(t.ctx, first, { ...item, rule: 1, reason: "No" });
  const stranger = await aPerson(t.ctx);
  for (const viewer of [null, stranger]) {
    expect((await decisionLog(t.ctx.db, viewer, { space: space.slug })).entries).toEqual([]);
    const everywhere = await decisionLog(t.ctx.db, viewer, {});
    expect(everywhere.entries.map((entry) => entry.space.slug)).not.toContain(space.slug);
  }
  expect((await decisionLog(t.ctx.db, author, { space: space.slug })).entries).toHaveLength(1);
});

test("paging by key shows every decision once, and a key of no kind begins anew", async () => {
  const { space, first, post } = await town();
  for (let index = 0; index < 55; index++) {
    const { item } = await post(`c ${index}`);
    await rejectItem(t.ctx, first, { ...item, rule: 1, reason: "No" });
  }
  const one = await decisionLog(t.ctx.db, null, { space: space.slug });
  const two = await decisionLog(t.ctx.db, null, { space: space.slug, after: one.next });
  expect([one.entries.length, two.entries.length, two.next]).toEqual([50, 5, null]);
  expect(new Set([...one.entries, ...two.entries].map((entry) => entry.id)).size).toBe(55);
  const odd = await decisionLog(t.ctx.db, null, { space: space.slug, after: "x\u0000~y" });
  expect(odd.entries[0]?.id).toBe(one.entries[0]?.id);
});
