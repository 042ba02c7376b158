import { afterAll, beforeAll, expect, test } from "vitest";
import { versionOf } from "#app/core/version.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { reportText } from "#app/features/moderation/report-text.server.ts";
import { clockIn } from "#app/features/spaces/clock.queries.server.ts";
import { type Clock, ROUND_THE_CLOCK, USUAL_CLOCK } from "#app/features/spaces/clock.ts";
import { setClock } from "#app/features/spaces/set-clock.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function place() {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const author = await aPerson(t.ctx);
  const { number } = await anIdea(t.ctx, space, author);
  const post = () => postComment(t.ctx, author, { ...newComment.parse({ body: "Una font" }), number });
  const set = async (clock: Partial<Clock>, by = organiser) => {
    const now = await clockIn(t.ctx.db, space.id);
    const input = { slug: space.slug, version: versionOf(now), clock: { ...now, ...clock } };
    await setClock(t.ctx, by, input);
  };
  return { space, organiser, moderator, author, number, post, set };
}

test("an organiser sets a space's clock, and what comes from then on is due by it", async () => {
  const { moderator, post, set } = await place();
  const dueAts = async () => (await waitingItems(t.ctx.db, moderator)).map((item) => item.dueAt);
  // Half past eight in the evening.
  t.clock.set(new Date("2026-11-24T19:50:00.000Z"));
  await post();
  expect(await dueAts()).toEqual(["2026-11-25T08:05:00.000Z"]);
  t.clock.forward(1000);
  await set({ hours: ROUND_THE_CLOCK, targets: { text: 30, report: 60, appeal: 60 } });
  await post();
  expect(await dueAts()).toEqual(["2026-11-25T08:05:00.000Z", "2026-11-24T20:20:01.000Z"]);
  t.clock.forward(1000);
  await set({ hours: USUAL_CLOCK.hours, holidays: ["2026-11-25"] });
  await post();
  expect((await waitingItems(t.ctx.db, moderator)).map(({ nearAt, dueAt }) => [nearAt, dueAt])[2]).toEqual([
    "2026-11-26T08:05:02.000Z",
    "2026-11-26T08:20:02.000Z",
  ]);
});

test("a report has its own target", async () => {
  const { space, number, moderator, set } = await place();
  await set({ hours: ROUND_THE_CLOCK, targets: { text: 10, report: 45, appeal: 60 } });
  const { id } = await t.ctx.db
    .selectFrom("ideas")
    .select("id")
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  const text = { spaceId: space.id, ideaId: id, commentId: null, number, revisionId: null };
  await t.ctx.transact({}, (tx, record) =>
    reportText(t.ctx, tx, record, null, text, { reason: "spam", explanation: "Anuncis.", locale: "ca" }),
  );
  const [item] = await waitingItems(t.ctx.db, moderator);
  expect(Date.parse(item?.dueAt ?? "") - Date.parse(item?.waitingSince ?? "")).toBe(45 * 60_000);
});

test("nobody else sets it, and of two organisers the second is told", async () => {
  const { space, organiser, moderator, set } = await place();
  await expect(set({}, moderator)).rejects.toMatchObject({ code: "forbidden" });
  const input = { slug: space.slug, version: versionOf(USUAL_CLOCK), clock: USUAL_CLOCK };
  await set({ holidays: ["2026-12-25"] });
  await expect(setClock(t.ctx, organiser, input)).rejects.toMatchObject({ code: "conflict" });
  expect((await clockIn(t.ctx.db, space.id)).holidays).toEqual(["2026-12-25"]);
});
