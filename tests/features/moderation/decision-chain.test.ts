import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decisionChain } from "#app/cli/doctor/decision-chain.server.ts";
import { doctorCommand } from "#app/cli/doctor.server.ts";
import { OPERATOR } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { chainHead } from "#db/decision-chain.ts";
import type { Tx } from "#db/portable.ts";
import { ENGINE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
/** Ten rejections in the chain, by two moderators who decide at once. */
beforeAll(async () => {
  t = await testContext();
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx);
  const roles = [{ role: "moderator" as const, spaceId: space.id }];
  const moderators = [await aPerson(t.ctx, { roles }), await aPerson(t.ctx, { roles })];
  const { number } = await anIdea(t.ctx, space, author);
  for (let post = 0; post < 10; post++)
    await postComment(t.ctx, author, { ...newComment.parse({ body: `Text ${post}` }), number });
  const items = await waitingItems(t.ctx.db, moderators[0] ?? author);
  await Promise.all(
    items.map((item, place) =>
      rejectItem(t.ctx, moderators[place % 2] ?? author, { ...item, rule: 1, reason: `Motiu ${place}` }),
    ),
  );
});
afterAll(() => t.close());

const findings = (db: TestContext["ctx"]["db"]) => decisionChain.look(db, ENGINE, t.ctx.now());

/** What the doctor finds after something done behind the product's back, which is taken back. */
async function after(tamper: (tx: Tx) => Promise<unknown>) {
  const back = new Error("taken back");
  let found: Awaited<ReturnType<typeof findings>> = [];
  await t.database.writer
    .transaction()
    .execute(async (tx) => {
      for (const statement of ENGINE === "sqlite" ? SQLITE_OPEN : POSTGRES_OPEN)
        await sql.raw(statement).execute(tx);
      await tamper(tx);
      found = await findings(tx);
      throw back;
    })
    .catch((error) => {
      if (error !== back) throw error;
    });
  return found;
}
const SQLITE_OPEN = [
  "pragma defer_foreign_keys = on",
  ...["decisions_no_update", "decisions_only_erased", "decisions_no_delete"].map(
    (name) => `drop trigger ${name}`,
  ),
  ...["decision_chain_no_update", "decision_chain_no_delete"].map((name) => `drop trigger ${name}`),
];
const POSTGRES_OPEN = ["decisions", "decision_chain"].map(
  (table) => `alter table ${table} disable trigger all`,
);

const linkAt = (tx: Tx, position: number) =>
  tx.selectFrom("decision_chain").selectAll().where("position", "=", position).executeTakeFirstOrThrow();

test("every decision has its link, in the order of commits, also when two decide at once", async () => {
  expect(await findings(t.ctx.db)).toEqual([]);
  const links = await t.ctx.db.selectFrom("decision_chain").selectAll().orderBy("position").execute();
  expect(links.map((link) => link.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const journal = await t.ctx.db
    .selectFrom("journal")
    .select("data")
    .where("type", "=", "decision.made")
    .orderBy("position")
    .execute();
  expect(journal.map((row) => JSON.parse(row.data).decisionId)).toEqual(
    links.map((link) => link.decision_id),
  );
});

test("a decision that is changed is found, whatever of it is changed", async () => {
  for (const [change, part] of [
    [{ verdict: "approved" }, "what it says"],
    [{ rule: 2 }, "what it says"],
    [{ created_at: "2020-01-01T00:00:00.000Z" }, "what it says"],
    [{ reason: "Un altre motiu" }, "its words"],
    [{ quote: "Text 3" }, "its words"],
    [{ moderator_id: null }, "who decided it"],
  ] as const) {
    const found = await after(async (tx) => {
      const { decision_id } = await linkAt(tx, 4);
      await tx.updateTable("decisions").set(change).where("id", "=", decision_id).execute();
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ what: "decisions that are not what was decided", count: 1 });
    expect(found[0]?.examples[0]).toMatch(new RegExp(`^link 4, decision .*: ${part}$`));
  }
});

test("one that is deleted, with or without its link, put in, or moved is found", async () => {
  const drop = async (tx: Tx, position: number, withLink: boolean) => {
    const { decision_id } = await linkAt(tx, position);
    if (withLink) await tx.deleteFrom("decision_chain").where("position", "=", position).execute();
    await tx.deleteFrom("decision_salts").where("decision_id", "=", decision_id).execute();
    await tx.deleteFrom("decisions").where("id", "=", decision_id).execute();
  };
  expect(await after((tx) => drop(tx, 4, false))).toMatchObject([{ what: "decisions that were deleted" }]);
  expect(await after((tx) => drop(tx, 4, true))).toMatchObject([
    { what: "places where links are missing", examples: ["1 before link 5"] },
    { what: "links that do not follow the one before them", examples: ["link 5"] },
  ]);
  expect(await after((tx) => drop(tx, 10, true))).toMatchObject([
    { what: "links missing at the end", examples: ["1 after link 9"] },
  ]);
  const smuggled = await after(async (tx) => {
    const { decision_id } = await linkAt(tx, 4);
    const whole = await tx
      .selectFrom("decisions")
      .selectAll()
      .where("id", "=", decision_id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("decisions")
      .values({ ...whole, id: "x", revision_id: "x" })
      .execute();
  });
  expect(smuggled).toMatchObject([{ what: "decisions written past the chain", examples: ["x"] }]);
  const moved = await after(async (tx) => {
    for (const [from, to] of [
      [4, -4],
      [5, 4],
      [-4, 5],
    ] as const)
      await tx.updateTable("decision_chain").set({ position: to }).where("position", "=", from).execute();
  });
  expect(moved.map((finding) => finding.what)).toEqual([
    "links that do not follow the one before them",
    "decisions that are not what was decided",
  ]);
});

test("words and persons are erased and the chain holds; a noted head is still there, or the doctor says so", async () => {
  const own = await testContext();
  const { ctx } = own;
  try {
    const space = await aSpace(ctx, { moderation: "before" });
    const author = await aPerson(ctx);
    const roles = [{ role: "moderator" as const, spaceId: space.id }];
    const [first, second] = [await aPerson(ctx, { roles }), await aPerson(ctx, { roles })];
    const { number } = await anIdea(ctx, space, first);
    await postComment(ctx, author, { ...newComment.parse({ body: "Quin desastre de Berta" }), number });
    const one = async () => {
      const [item] = await waitingItems(ctx.db, second, { space: space.slug });
      if (!item) throw new Error("nothing waits");
      return item;
    };
    const { decisionId } = await rejectItem(ctx, first, {
      ...(await one()),
      rule: 1,
      reason: "Insulta la Berta",
      quote: "desastre de Berta",
    });
    await appealDecision(ctx, author, { id: decisionId, text: "La Berta és amiga meva" });
    await rejectItem(ctx, second, { ...(await one()), rule: 1, reason: "I la Berta què en diu?" });
    const banned = await aPerson(ctx);
    await suspendUser(ctx, OPERATOR, { userId: banned.id, reason: "Assetja la Berta", source: "command" });
    const noted = await chainHead(ctx.db);
    for (const person of [author, first, banned]) await eraseAccount(ctx, person);
    const rows = await ctx.db.selectFrom("decisions").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("Berta");
    expect(JSON.stringify(await ctx.db.selectFrom("appeals").selectAll().execute())).not.toContain("Berta");
    for (const person of [author, first, banned]) expect(JSON.stringify(rows)).not.toContain(person.id);
    expect(await decisionChain.look(ctx.db, ENGINE, ctx.now())).toEqual([]);
    const head = `${noted?.position}:${noted?.hash}`;
    const sound = await doctorCommand.run(ctx, ["--head", head]);
    expect(sound).toMatchObject({ sound: true, text: expect.stringContaining("the noted link") });
    for (const wrong of [head.replace(/.$/, (last) => (last === "0" ? "1" : "0")), `99:${noted?.hash}`, "x"])
      expect(await doctorCommand.run(ctx, ["--head", wrong])).toMatchObject({ sound: false });
  } finally {
    await own.close();
  }
});

test("an approval after the erasure of everybody still chains", async () => {
  expect((await chainHead(t.ctx.db))?.position).toBe(10);
  const space = await aSpace(t.ctx, { moderation: "before" });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const { number } = await anIdea(t.ctx, space, moderator);
  await postComment(t.ctx, await aPerson(t.ctx), { ...newComment.parse({ body: "Sí" }), number });
  const [item] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
  if (!item) throw new Error("nothing waits");
  await approveItem(t.ctx, moderator, item);
  expect((await chainHead(t.ctx.db))?.position).toBe(11);
  expect(await findings(t.ctx.db)).toEqual([]);
});
