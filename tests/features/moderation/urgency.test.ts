import { afterAll, beforeAll, expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { latenessOf } from "#app/features/moderation/lateness.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { queueAlarms } from "#app/features/moderation/queue-alarms.server.ts";
import { readQueueCursor, writeQueueCursor } from "#app/features/moderation/queue-cursor.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function place() {
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  const { number } = await anIdea(t.ctx, space, author);
  const post = (body: string, by = author) => {
    t.clock.forward(1000);
    return postComment(t.ctx, by, { ...newComment.parse({ body }), number });
  };
  const texts = async () => (await waitingItems(t.ctx.db, moderator)).map((item) => item.text);
  return { space, moderator, organiser, post, texts };
}

test("first what is overdue, then what is graver, then what waits longest", async () => {
  const { organiser, post, texts } = await place();
  const shown = await post("Denunciat", organiser);
  await post("El més antic");
  t.clock.forward(10 * MINUTE);
  await post("Mireu www.exemple.org");
  await post("Una font a cada plaça");
  await reportComment(t.ctx, null, {
    id: shown.id,
    reason: "illegal",
    explanation: "És un delicte.",
    locale: "ca",
  });
  expect(await texts()).toEqual([
    "Denunciat",
    "Mireu www.exemple.org",
    "El més antic",
    "Una font a cada plaça",
  ]);
  t.clock.forward(6 * MINUTE);
  await queueAlarms.run(t.ctx);
  expect(await texts()).toEqual([
    "El més antic",
    "Denunciat",
    "Mireu www.exemple.org",
    "Una font a cada plaça",
  ]);
  t.clock.forward(10 * MINUTE);
  await queueAlarms.run(t.ctx);
  expect((await texts()).slice(0, 3)).toEqual([
    "Mireu www.exemple.org",
    "El més antic",
    "Una font a cada plaça",
  ]);
});

test("its chip is plain until half of the target, then warns, then says that it is overdue", async () => {
  const { moderator, post } = await place();
  await post("Una font");
  const [item] = await waitingItems(t.ctx.db, moderator);
  if (!item) throw new Error("nothing waits");
  const at = (minutes: number) =>
    latenessOf(item, new Date(Date.parse(item.waitingSince) + minutes * MINUTE).toISOString());
  expect([0, 7, 7.5, 14.9, 15, 60].map(at)).toEqual([null, null, "near", "near", "overdue", "overdue"]);
});

test("the desk hears when something becomes overdue, once, though several servers look", async () => {
  const { space, post } = await place();
  await post("Una font");
  const heard = async () =>
    (
      await t.ctx.db
        .selectFrom("journal")
        .select("position")
        .where("space_id", "=", space.id)
        .where("type", "=", "queue.changed")
        .execute()
    ).length;
  const before = await heard();
  t.clock.forward(8 * MINUTE);
  await queueAlarms.run(t.ctx);
  expect(await heard()).toBe(before);
  t.clock.forward(8 * MINUTE);
  await Promise.all([queueAlarms.run(t.ctx), queueAlarms.run(t.ctx)]);
  await queueAlarms.run(t.ctx);
  expect(await heard()).toBe(before + 1);
});

test("pages by key hold everything once, over several spaces and whatever is decided meanwhile", async () => {
  const one = await place();
  const two = await place();
  const moderator = await aPerson(t.ctx, {
    roles: [one, two].map(({ space }) => ({ spaceId: space.id, role: "moderator" as const })),
  });
  for (let round = 0; round < 4; round++) {
    await one.post(`Un ${round}`);
    await two.post(round % 2 ? `Dos ${round} www.exemple.org` : `Dos ${round}`);
  }
  const all = (await waitingItems(t.ctx.db, moderator)).map((item) => item.id);
  const paged: string[] = [];
  let after: string | undefined;
  do {
    const page = await waitingItems(t.ctx.db, moderator, { limit: 3, behind: readQueueCursor(after) });
    paged.push(...page.map((item) => item.id));
    const last = page.at(-1);
    after = last ? writeQueueCursor(last) : undefined;
  } while (after);
  expect(all).toHaveLength(8);
  expect(paged).toEqual(all);
  for (const garbage of ["", "x", "1_9_2026~", "1 9 2026~a", "2_9_2026~a", `1_9_${"0".repeat(50)}~a`])
    expect(readQueueCursor(garbage)).toBe(null);
});
