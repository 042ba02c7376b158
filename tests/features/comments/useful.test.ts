import { afterEach, beforeEach, expect, test } from "vitest";
import { counters } from "#app/cli/doctor/counters.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { markUseful } from "#app/features/comments/mark-useful.server.ts";
import { noteRead } from "#app/features/comments/note-read.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { isPublic, type Order, type ThreadWindow } from "#app/features/comments/thread.ts";
import { threadWindow } from "#app/features/comments/thread-window.queries.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { textOf } from "../../support/public-thread.ts";

let t: TestContext;
let author: Actor;
let idea: IdeaTarget & { number: number };
beforeEach(async () => {
  t = await testContext();
  author = await aPerson(t.ctx);
  idea = await anIdea(t.ctx, await aSpace(t.ctx), author);
});
afterEach(() => t.close());

const say = async (body: string, parent: string | null = null, person = author) =>
  (
    await postComment(t.ctx, person, {
      number: idea.number,
      body,
      parent,
      stance: null,
      lang: "ca",
      onBehalfOf: null,
    })
  ).id;
const bodies = (window: ThreadWindow) =>
  window.threads.map(({ comment }) => (isPublic(comment) ? textOf(comment) : null));
const ordered = (order: Order | null, at = {}) => threadWindow(t.ctx.db, idea, { order, ...at });

test("a comment is useful to a person once, however often and however many at once say so, and can be so no more", async () => {
  const id = await say("Una font.");
  const people = [await aPerson(t.ctx), await aPerson(t.ctx)];
  await Promise.all(
    [...people, ...people, ...people].map((one) => markUseful(t.ctx, one, { id, useful: true })),
  );
  const [one = author] = people;
  expect(await markUseful(t.ctx, one, { id, useful: true })).toEqual({ id, useful: 2 });
  expect(await markUseful(t.ctx, one, { id, useful: false })).toEqual({ id, useful: 1 });
  expect(await markUseful(t.ctx, one, { id, useful: false })).toEqual({ id, useful: 1 });
  const rows = await t.ctx.db.selectFrom("useful_marks").selectAll().execute();
  expect(rows).toHaveLength(1);
  await expect(
    t.ctx.transact({}, (tx) =>
      tx
        .insertInto("useful_marks")
        .values(rows.map((row) => ({ ...row })))
        .execute(),
    ),
  ).rejects.toThrow();
  const journal = await t.ctx.db
    .selectFrom("journal")
    .select("data")
    .where("type", "=", "comment.useful")
    .orderBy("position")
    .execute();
  expect(journal.map((row) => JSON.parse(row.data).useful)).toEqual([1, 2, 1]);
});

test("not one's own, not one that is gone, not where comments are closed; doctor counts", async () => {
  const id = await say("Una font.");
  const other = await aPerson(t.ctx);
  await expect(markUseful(t.ctx, author, { id, useful: true })).rejects.toMatchObject({ code: "forbidden" });
  await expect(markUseful(t.ctx, other, { id: "no-such", useful: true })).rejects.toMatchObject({
    code: "notFound",
  });
  await markUseful(t.ctx, other, { id, useful: true });
  const gone = await say("Me'n desdic.");
  await withdrawComment(t.ctx, author, { id: gone });
  await expect(markUseful(t.ctx, other, { id: gone, useful: true })).rejects.toMatchObject({
    code: "notFound",
  });
  await t.ctx.transact({}, (tx) =>
    tx.updateTable("ideas").set({ stage: "merged" }).where("id", "=", idea.id).execute(),
  );
  await expect(markUseful(t.ctx, other, { id, useful: false })).rejects.toMatchObject({ code: "conflict" });
  await t.ctx.transact({}, (tx) =>
    tx.updateTable("comments").set({ useful: 4 }).where("id", "=", id).execute(),
  );
  expect(JSON.stringify(await counters.look(t.ctx.db, t.ctx.engine, t.ctx.now()))).toContain(
    `${id}: says 4, has 1`,
  );
});

test("in time, newest first and by use: each order goes to its end in windows that leave nothing out", async () => {
  const all: string[] = [];
  for (let at = 0; at < 120; at += 1) all.push(`C${String(at).padStart(3, "0")}`);
  const ids: string[] = [];
  for (const body of all) ids.push(await say(body));
  await say("Una resposta", ids[3]);
  const fans = [await aPerson(t.ctx), await aPerson(t.ctx)];
  for (const fan of fans) await markUseful(t.ctx, fan, { id: ids[70] ?? "", useful: true });
  await markUseful(t.ctx, fans[0] ?? author, { id: ids[119] ?? "", useful: true });
  await markUseful(t.ctx, fans[0] ?? author, { id: ids[3] ?? "", useful: true });

  expect(bodies(await ordered(null))).toEqual(all.slice(70));
  const first = await ordered("oldest");
  expect([bodies(first), first.earlier, first.later?.count]).toEqual([all.slice(0, 50), null, 70]);

  const through = async (order: Order, next: (window: ThreadWindow) => object | null) => {
    const seen: (string | null)[] = [];
    let at: object | null = {};
    while (at) {
      const window: ThreadWindow = await ordered(order, at);
      seen.push(...bodies(window));
      at = next(window);
    }
    return seen;
  };
  expect(await through("oldest", ({ later }) => later && { after: later.after })).toEqual(all);
  expect(await through("newest", ({ earlier }) => earlier && { before: earlier.before })).toEqual(
    [...all].reverse(),
  );
  const byUse = ["C070", "C003", "C119"];
  const rest = all.filter((body) => !byUse.includes(body));
  expect(await through("useful", ({ later }) => later && { after: later.after })).toEqual([
    ...byUse,
    ...rest,
  ]);
  const useful = await ordered("useful");
  expect([useful.earlier, useful.later?.count]).toEqual([null, 70]);
  expect(useful.threads[1]?.replies).toHaveLength(1);
  expect((await ordered("useful", { after: useful.later?.after })).earlier?.count).toBe(50);
  expect(bodies(await ordered("useful", { after: "nonsense~x" }))).toEqual(bodies(useful));
});

test("how far somebody has read never goes back, nor past the end, and goes with their account", async () => {
  await say("Una font.");
  await say("Un banc.");
  const reader = await aPerson(t.ctx);
  const at = async () =>
    (await t.ctx.db.selectFrom("thread_reads").select("seq").where("user_id", "=", reader.id).execute()).map(
      (row) => row.seq,
    );
  for (const [seq, expected] of [
    [1, 1],
    [99, 2],
    [1, 2],
  ] as const) {
    await noteRead(t.ctx, reader, { number: idea.number, seq });
    expect(await at()).toEqual([expected]);
  }
  await eraseAccount(t.ctx, reader);
  expect(await at()).toEqual([]);
});
