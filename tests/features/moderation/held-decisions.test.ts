import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { isDomainError } from "#app/core/errors.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { holdDecision } from "#app/features/moderation/hold-decision.server.ts";
import { heldDecisions } from "#app/features/moderation/make-held.server.ts";
import { type DeskDecision, deskForm } from "#app/features/moderation/moderation.schema.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { undoDecision } from "#app/features/moderation/undo-decision.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

/** A space whose moderators read first, with comments that wait. */
async function queueOf(...bodies: string[]) {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx, { locale: "es" });
  const [joan, marta] = await Promise.all(
    ["Joan Serra", "Marta Roig"].map((name) =>
      aPerson(t.ctx, { name, roles: [{ role: "moderator", spaceId: space.id }] }),
    ),
  );
  if (!joan || !marta) throw new Error("nobody moderates");
  const idea = await anIdea(t.ctx, space, author);
  const comments: { id: string; item: string; revision: string }[] = [];
  for (const body of bodies) {
    t.clock.forward(1000);
    const { id } = await postComment(t.ctx, author, { ...newComment.parse({ body }), number: idea.number });
    const item = await t.ctx.db
      .selectFrom("queue_items")
      .select(["id", "revision_id"])
      .where("comment_id", "=", id)
      .executeTakeFirstOrThrow();
    comments.push({ id, item: item.id, revision: item.revision_id ?? "" });
  }
  const isShown = async (id = comments[0]?.id ?? "") => (await publicComment(t.ctx.db, idea, id)) !== null;
  const waiting = async (actor: Actor = marta) =>
    (await waitingItems(t.ctx.db, actor, { space: space.slug })).map((item) => item.id);
  const verdicts = async () =>
    (
      await t.ctx.db
        .selectFrom("decisions")
        .select(["verdict", "moderator_id"])
        .where("space_id", "=", space.id)
        .orderBy("id")
        .execute()
    ).map((row) => `${row.verdict} by ${row.moderator_id === joan.id ? "Joan" : "Marta"}`);
  const of = (act: "approve" | "trust" | "reject" | "redact", fields: object = {}, from = 0, to = from + 1) =>
    deskForm.parse({
      act,
      items: comments.slice(from, to).map((comment) => `${comment.item} ${comment.revision}`),
      ...fields,
    }) as DeskDecision;
  return { space, author, joan, marta, idea, comments, isShown, waiting, verdicts, of };
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isDomainError(error)) throw new Error("it was not refused");
  return { code: error.code, key: error.key, ...error.params };
};
const refusedTo = async (actor: Actor) =>
  t.ctx.db
    .selectFrom("refused_decisions")
    .select(["verdict", "message"])
    .where("moderator_id", "=", actor.id)
    .execute();
const due = async (ms: number) => {
  t.clock.forward(ms);
  await heldDecisions.run(t.ctx);
};

test("an approval with trust is held as briefly, and trusts when it is made, not before", async () => {
  const { joan, author, space, isShown, of } = await queueOf("Jo hi posaria til·lers.");
  await holdDecision(t.ctx, joan, of("trust"));
  const trusted = () =>
    t.ctx.db
      .selectFrom("trust")
      .select("state")
      .where("user_id", "=", author.id)
      .where("space_id", "=", space.id)
      .execute();
  expect(await isShown()).toBe(false);
  expect(await trusted()).toEqual([]);
  await due(2000);
  expect(await isShown()).toBe(true);
  expect(await trusted()).toEqual([{ state: "trusted" }]);
});

test("an approval is held two seconds, in which nobody sees anything, and is made once", async () => {
  const { joan, isShown, waiting, verdicts, of, comments } = await queueOf("Hi cabria un banc?");
  const held = await holdDecision(t.ctx, joan, of("approve"));
  expect(Date.parse(held.effectiveAt) - t.clock.now().getTime()).toBe(2000);
  expect(held.items).toEqual([comments[0]?.item]);
  await due(1999);
  expect(await isShown()).toBe(false);
  expect(await verdicts()).toEqual([]);
  expect(await waiting()).toEqual([]);
  await due(1);
  expect(await isShown()).toBe(true);
  await heldDecisions.run(t.ctx);
  expect(await verdicts()).toEqual(["approved by Joan"]);
  expect(await t.ctx.db.selectFrom("held_decisions").selectAll().execute()).toEqual([]);
});

test("a rejection is held eight seconds and carries what the author was going to read", async () => {
  const { joan, author, space, verdicts, of, comments } = await queueOf("Ets un inútil.");
  await t.ctx.transact({}, (tx) =>
    tx
      .updateTable("rules")
      .set({ answer: JSON.stringify({ es: "Insulta a una persona. Sin el insulto, se publica." }) })
      .where("space_id", "=", space.id)
      .execute(),
  );
  await holdDecision(t.ctx, joan, of("reject", { rule: "1" }));
  await due(7999);
  expect(await verdicts()).toEqual([]);
  await due(1);
  expect(author.locale).toBe("es");
  const decision = await t.ctx.db
    .selectFrom("decisions")
    .select(["verdict", "rule", "reason", "revision_id"])
    .where("space_id", "=", space.id)
    .executeTakeFirstOrThrow();
  expect(decision).toEqual({
    verdict: "rejected",
    rule: 1,
    reason: "Insulta a una persona. Sin el insulto, se publica.",
    revision_id: comments[0]?.revision,
  });
});

test("a rule without words of its own has some for the author all the same", async () => {
  const { joan, space, of } = await queueOf("Ets un inútil.");
  await holdDecision(t.ctx, joan, of("reject", { rule: 1, reason: "" }));
  await due(8000);
  const { reason } = await t.ctx.db
    .selectFrom("decisions")
    .select("reason")
    .where("space_id", "=", space.id)
    .executeTakeFirstOrThrow();
  expect(reason).toBe(
    "Tal como está escrito, el texto no cumple esta norma. Si lo cambias para que la cumpla, puedes volver a enviarlo.",
  );
});

test("undo gives the item back as if nothing had been, and comes too late afterwards", async () => {
  const { joan, marta, isShown, waiting, verdicts, of, comments } = await queueOf("Hi cabria un banc?");
  const held = await holdDecision(t.ctx, joan, of("approve"));
  expect(await refusal(undoDecision(t.ctx, marta, held))).toMatchObject({ code: "conflict" });
  expect(await undoDecision(t.ctx, joan, held)).toEqual({ items: [comments[0]?.item] });
  await due(10_000);
  expect(await isShown()).toBe(false);
  expect(await waiting()).toEqual([comments[0]?.item]);
  const again = await holdDecision(t.ctx, marta, of("approve"));
  await due(2000);
  expect(await refusal(undoDecision(t.ctx, marta, again))).toEqual({
    code: "conflict",
    key: "desk.undo.late",
  });
  expect(await verdicts()).toEqual(["approved by Marta"]);
});

test("what is held is nobody else's: desk and API answer with the name", async () => {
  const { joan, marta, verdicts, of, comments } = await queueOf("Hi cabria un banc?");
  const item = { id: comments[0]?.item ?? "", revision: comments[0]?.revision ?? "" };
  await holdDecision(t.ctx, joan, of("approve"));
  const byJoan = { code: "conflict", key: "desk.heldBy", name: "Joan Serra" };
  expect(await refusal(holdDecision(t.ctx, marta, of("reject", { rule: 1 })))).toEqual(byJoan);
  expect(await refusal(approveItem(t.ctx, marta, item))).toEqual(byJoan);
  expect(await refusal(rejectItem(t.ctx, joan, { ...item, rule: 1, reason: "No." }))).toEqual(byJoan);
  await due(2000);
  expect(await refusal(holdDecision(t.ctx, marta, of("approve")))).toEqual({
    code: "conflict",
    key: "moderation.approvedBy",
    name: "Joan Serra",
  });
  expect(await verdicts()).toEqual(["approved by Joan"]);
});

test("of many who press at once one holds it, and of many workers one makes it", async () => {
  const { space, isShown, verdicts, of } = await queueOf("Hi cabria un banc?");
  const people = await Promise.all(
    Array.from({ length: 6 }, () =>
      aPerson(t.ctx, { name: "Algú", roles: [{ role: "moderator", spaceId: space.id }] }),
    ),
  );
  const pressed = await Promise.allSettled(people.map((one) => holdDecision(t.ctx, one, of("approve"))));
  expect(pressed.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of pressed)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ key: "desk.heldBy" });
  t.clock.forward(2000);
  await Promise.all(Array.from({ length: 4 }, () => heldDecisions.run(t.ctx)));
  expect(await isShown()).toBe(true);
  expect(await verdicts()).toHaveLength(1);
  expect(await t.ctx.db.selectFrom("refused_decisions").selectAll().execute()).toEqual([]);
});

test("a hold and an immediate decision by the API: one of them wins", async () => {
  const { joan, marta, verdicts, of, comments } = await queueOf("Hi cabria un banc?");
  const item = { id: comments[0]?.item ?? "", revision: comments[0]?.revision ?? "" };
  const both = await Promise.allSettled([
    holdDecision(t.ctx, joan, of("reject", { rule: 1 })),
    approveItem(t.ctx, marta, item),
  ]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  await due(8000);
  expect(await verdicts()).toHaveLength(1);
  expect(await refusedTo(joan)).toEqual([]);
});

test("a text that changes, or goes, while it is held: the item goes back and its moderator is told", async () => {
  const { joan, author, isShown, waiting, verdicts, of, comments } = await queueOf("U.", "Dos.");
  const [first, second] = comments;
  if (!first || !second) throw new Error("nothing waits");
  await holdDecision(t.ctx, joan, of("approve"));
  await editComment(t.ctx, author, { id: first.id, revision: first.revision, body: "U i mig." });
  await due(2000);
  expect(await isShown()).toBe(false);
  expect(await refusedTo(joan)).toEqual([{ verdict: "approve", message: "desk.textChanged" }]);
  expect(await waiting()).toHaveLength(2);
  await holdDecision(t.ctx, joan, of("approve", {}, 1));
  await withdrawComment(t.ctx, author, { id: second.id });
  await due(2000);
  expect((await refusedTo(joan))[1]).toEqual({ verdict: "approve", message: "desk.textGone" });
  expect(await verdicts()).toEqual([]);
  expect(await t.ctx.db.selectFrom("held_decisions").selectAll().execute()).toEqual([]);
});

test("a moderator who has lost the role or is suspended decides nothing: the item waits again", async () => {
  const { joan, marta, space, waiting, verdicts, of, comments } = await queueOf("U.", "Dos.");
  const admin = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  await holdDecision(t.ctx, joan, of("approve"));
  await holdDecision(t.ctx, marta, of("approve", {}, 1));
  await t.ctx.transact({}, (tx) => tx.deleteFrom("roles").where("user_id", "=", joan.id).execute());
  await suspendUser(t.ctx, admin, { userId: marta.id, reason: "Prova.", source: "own" });
  await due(2000);
  expect(await verdicts()).toEqual([]);
  expect(await waiting(admin)).toEqual(comments.map((comment) => comment.item));
  expect(await refusedTo(joan)).toEqual([{ verdict: "approve", message: "desk.notModerating" }]);
  expect(space.moderation).toBe("before");
});

test("several at once: one reason, one undo, eight seconds, and those that cannot be are named", async () => {
  const { joan, marta, waiting, verdicts, of, comments } = await queueOf("U.", "Dos.", "Tres.", "Quatre.");
  await holdDecision(t.ctx, marta, of("approve", {}, 2));
  const held = await holdDecision(t.ctx, joan, of("reject", { rule: 1, reason: "Repetit." }, 0, 3));
  expect(held.items).toEqual([comments[0]?.item, comments[1]?.item]);
  expect(held.refused).toEqual([
    { id: comments[2]?.item, key: "desk.heldBy", params: { name: "Marta Roig" } },
  ]);
  expect((await undoDecision(t.ctx, joan, held)).items.sort()).toEqual([...held.items].sort());
  const again = await holdDecision(t.ctx, joan, of("approve", {}, 0, 2));
  expect(Date.parse(again.effectiveAt) - t.clock.now().getTime()).toBe(8000);
  await due(8000);
  expect(await verdicts()).toEqual(["approved by Marta", "approved by Joan", "approved by Joan"]);
  expect(await waiting()).toEqual([comments[3]?.item]);
});

test("nonsense is refused when it is pressed, not later", async () => {
  const { joan, of, comments, author } = await queueOf("U.");
  expect(await refusal(holdDecision(t.ctx, joan, of("reject", { rule: 9 })))).toMatchObject({
    code: "invalid",
    key: "errors.choice",
  });
  expect(await refusal(holdDecision(t.ctx, author, of("approve")))).toMatchObject({ code: "notFound" });
  const old = { ...of("approve"), items: [{ id: comments[0]?.item ?? "", revision: "another" }] };
  expect(await refusal(holdDecision(t.ctx, joan, old))).toMatchObject({ key: "desk.textChanged" });
  const many = Array.from({ length: 51 }, (_, n) => `item-${n} revision`);
  expect(deskForm.safeParse({ act: "approve", items: many }).success).toBe(false);
  expect(deskForm.safeParse({ act: "approve", items: [] }).success).toBe(false);
  expect(await t.ctx.db.selectFrom("held_decisions").selectAll().execute()).toEqual([]);
});

test("the same key holds once", async () => {
  const { joan, of } = await queueOf("U.");
  const first = await holdDecision(t.ctx, joan, of("approve"), "the-same-key");
  expect(await holdDecision(t.ctx, joan, of("approve"), "the-same-key")).toEqual(first);
});
