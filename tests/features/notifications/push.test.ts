import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { makePushKeys, pushKeys } from "#app/core/push-keys.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { queueAlarms } from "#app/features/moderation/queue-alarms.server.ts";
import { dutyMails } from "#app/features/notifications/duty-mails.server.ts";
import { stopMails } from "#app/features/notifications/stop-mails.server.ts";
import { deliverPushes } from "#app/jobs/deliver-pushes.server.ts";
import { takeLease } from "#app/jobs/lease.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { calledOn } from "../../support/push-device.ts";
import { pushService } from "../../support/push-service.ts";

const MONDAY_TEN = new Date("2026-11-23T09:00:00.000Z");

let t: TestContext;
let service: Awaited<ReturnType<typeof pushService>>;
let days = 0;
beforeAll(async () => {
  t = await testContext({ PUSH_TO_PRIVATE: "1" });
  service = await pushService();
  await makePushKeys(t.ctx);
});
afterAll(async () => {
  await service.close();
  await t.close();
});

/** A space with one moderator, called on one browser; each test on a day of its own. */
async function place(locale: Locale = "ca") {
  t.clock.set(new Date(MONDAY_TEN.getTime() + DAY * days++));
  const space = await aSpace(t.ctx, { moderation: "before", title: "Barris frescos" });
  const roles = [{ spaceId: space.id, role: "moderator" as const }];
  const moderator = await aPerson(t.ctx, { name: "Mireia Soler", locale, roles });
  const browser = service.browser();
  const actor = await calledOn(t.ctx, moderator, browser);
  const author = await aPerson(t.ctx, { name: "Autora Amagada" });
  const { number } = await anIdea(t.ctx, space, author);
  const post = (to = number) =>
    postComment(t.ctx, author, { ...newComment.parse({ body: "Una font secreta" }), number: to });
  const alarm = async (minutes: number) => {
    t.clock.forward(minutes * MINUTE);
    await queueAlarms.run(t.ctx);
    await Promise.all([dutyMails.run(t.ctx), dutyMails.run(t.ctx)]);
  };
  const pushes = () =>
    t.ctx.db
      .selectFrom("pushes")
      .select(["state", "attempts", "next_try_at"])
      .where("user_id", "=", moderator.id)
      .orderBy("id")
      .execute();
  const devices = () =>
    t.ctx.db.selectFrom("push_devices").selectAll().where("user_id", "=", moderator.id).execute();
  return { space, moderator, actor, author, browser, post, alarm, pushes, devices };
}

const deliver = () => deliverPushes.run(t.ctx);

test("who is called gets it on each device beside the mail, sealed for it, signed by the site, without the text", async () => {
  const { space, moderator, browser, post, alarm, pushes, devices } = await place();
  const other = service.browser();
  await calledOn(t.ctx, moderator, other);
  await post();
  await post();
  await alarm(8);
  expect((await pushes()).map((push) => push.state)).toEqual(["queued", "queued"]);
  expect(service.of(browser)).toEqual([]);
  await deliver();
  await alarm(1);
  await deliver();
  for (const one of [browser, other]) {
    const [push, ...more] = service.of(one);
    expect(more).toEqual([]);
    expect(push?.message).toEqual({
      title: "2 textos esperen a la cua",
      body: "Barris frescos\nProper termini: 10:15",
      url: `/moderation?space=${space.slug}`,
      tag: "duty",
    });
    expect(push?.headers).toMatchObject({
      ttl: String(4 * 3600),
      urgency: "high",
      topic: "duty",
      "content-encoding": "aes128gcm",
    });
    expect(push?.claims).toMatchObject({ aud: service.origin, sub: "mailto:no-reply@localhost" });
    expect(push?.signedBy).toBe((await pushKeys(t.ctx, t.ctx.db))?.publicKey);
    expect(push?.raw.includes("Barris")).toBe(false);
  }
  expect((await pushes()).map((push) => push.state)).toEqual(["sent", "sent"]);
  expect((await devices()).map((device) => device.last_success_at)).not.toContain(null);
  const mails = await t.ctx.db.selectFrom("mails").select("id").where("user_id", "=", moderator.id).execute();
  expect(mails).toHaveLength(1);
});

test("what is overdue says so in the person's language; several spaces lead to the whole desk, the soonest target is told", async () => {
  const { moderator, author, browser, post, alarm } = await place("en");
  const second = await aSpace(t.ctx, { moderation: "before", title: "Mercat" });
  await t.ctx.transact({}, (tx) =>
    tx
      .insertInto("roles")
      .values({ user_id: moderator.id, space_id: second.id, role: "moderator" })
      .execute(),
  );
  const { number } = await anIdea(t.ctx, second, author);
  await post();
  t.clock.forward(8 * MINUTE);
  await post(number);
  await alarm(8);
  await deliver();
  expect(service.of(browser).map((push) => push.message)).toEqual([
    {
      title: "1 text is overdue in the queue",
      body: "Barris frescos · Mercat\nNext target: 10:23",
      url: "/moderation",
      tag: "duty",
    },
  ]);
});

test("many items are one push in a quarter of an hour, also for who wants no mails", async () => {
  const { moderator, browser, post, alarm } = await place();
  await stopMails(t.ctx, { userId: moderator.id, cause: "duty" });
  await post();
  await alarm(8);
  await post();
  await alarm(4);
  await deliver();
  await alarm(2);
  await deliver();
  expect(service.of(browser)).toHaveLength(1);
  await alarm(15);
  await deliver();
  expect(service.of(browser)).toHaveLength(2);
  const mails = await t.ctx.db.selectFrom("mails").select("id").where("user_id", "=", moderator.id).execute();
  expect(mails).toEqual([]);
});

/** Called to one space, and a few minutes later, in the next quarter of an hour, to another one alone. */
async function calledTwice(meanwhile: (there: Actor) => Promise<unknown>) {
  const one = await place();
  const second = await aSpace(t.ctx, { moderation: "before", title: "Mercat" });
  const role = { spaceId: second.id, role: "moderator" as const };
  await t.ctx.transact({}, (tx) =>
    tx
      .insertInto("roles")
      .values({ user_id: one.moderator.id, space_id: second.id, role: "moderator" })
      .execute(),
  );
  const { number } = await anIdea(t.ctx, second, one.author);
  t.clock.forward(5 * MINUTE);
  await one.post();
  t.clock.forward(3 * MINUTE);
  await one.post(number);
  await one.alarm(5);
  await deliver();
  await one.alarm(3);
  await meanwhile({ ...one.actor, roles: [role] });
  await deliver();
  return one;
}

test("a later call takes the place of an earlier one, so it tells what still waits of that too", async () => {
  const { browser } = await calledTwice(async () => {});
  expect(service.of(browser).map(({ message }) => [message.title, message.body, message.url])).toEqual([
    [
      "1 text espera a la cua",
      expect.stringContaining("Barris frescos\n"),
      expect.stringContaining("?space="),
    ],
    [
      "2 textos esperen a la cua",
      expect.stringMatching(/Barris frescos · Mercat|Mercat · Barris frescos/),
      "/moderation",
    ],
  ]);
});

test("what still waits of an earlier call sends no other by itself", async () => {
  const { browser, pushes } = await calledTwice(async (there) => {
    const [item] = await waitingItems(t.ctx.db, there);
    await approveItem(t.ctx, there, { id: item?.id ?? "", revision: item?.revision ?? "" });
  });
  expect(service.of(browser)).toHaveLength(1);
  expect((await pushes()).map((push) => push.state)).toEqual(["sent", "void"]);
});

test("what somebody answered meanwhile is not sent", async () => {
  const { actor, browser, post, alarm, pushes } = await place();
  await post();
  await alarm(8);
  const [item] = await waitingItems(t.ctx.db, actor);
  await approveItem(t.ctx, actor, { id: item?.id ?? "", revision: item?.revision ?? "" });
  await deliver();
  expect(service.of(browser)).toEqual([]);
  expect((await pushes()).map((push) => push.state)).toEqual(["void"]);
});

test("a push service that fails is asked again, later each time and not before it wants to", async () => {
  const { browser, post, alarm, pushes } = await place();
  const tries = () => service.asked.filter((path) => browser.endpoint.endsWith(path)).length;
  service.answer(browser, 503);
  await post();
  await alarm(8);
  await deliver();
  await deliver();
  expect(tries()).toBe(1);
  t.clock.forward(10_000);
  service.answer(browser, 429, { "retry-after": "120" });
  await deliver();
  expect(tries()).toBe(2);
  t.clock.forward(119_000);
  await deliver();
  expect(tries()).toBe(2);
  service.answer(browser, 201);
  t.clock.forward(1_000);
  await deliver();
  expect(service.of(browser)).toHaveLength(1);
  expect(Number(service.of(browser)[0]?.headers.ttl)).toBe(4 * 3600 - 130);
  expect(await pushes()).toMatchObject([{ state: "sent", attempts: 3 }]);
});

test("nobody is told once nobody wants to know any more", async () => {
  const { browser, post, alarm, pushes } = await place();
  service.answer(browser, 500);
  await post();
  await alarm(8);
  for (let turn = 0; turn < 40; turn += 1) {
    await deliver();
    t.clock.forward(10 * MINUTE);
  }
  const [push] = await pushes();
  expect(push?.state).toBe("failed");
  expect(push?.attempts).toBeGreaterThan(5);
  expect(push?.attempts).toBeLessThan(15);
  service.answer(browser, 201);
  await deliver();
  expect(service.of(browser)).toEqual([]);
});

test.each([404, 410])("a browser that is not there any more (%i) is forgotten", async (status) => {
  const { browser, post, alarm, pushes, devices } = await place();
  service.answer(browser, status);
  await post();
  await alarm(8);
  await deliver();
  expect(await devices()).toEqual([]);
  expect(await pushes()).toEqual([]);
});

test("what a push service refuses for good is not tried again, and no redirect is followed", async () => {
  const one = await place();
  const trap = service.browser();
  service.answer(one.browser, 307, { location: trap.endpoint });
  await one.post();
  await one.alarm(8);
  await deliver();
  t.clock.forward(60 * MINUTE);
  await deliver();
  expect(service.asked.filter((path) => one.browser.endpoint.endsWith(path))).toHaveLength(1);
  expect(service.asked.filter((path) => trap.endpoint.endsWith(path))).toEqual([]);
  expect((await one.pushes()).map((push) => push.state)).toEqual(["failed"]);
  expect(await one.devices()).toHaveLength(1);
});

test("while another server sends pushes this one does not; when that one has died, it does", async () => {
  const { browser, post, alarm } = await place();
  const other: AppContext = { ...t.ctx, kept: () => "another" as never };
  await post();
  await alarm(8);
  expect(await takeLease(other, "pushes", 60_000)).toBe(true);
  await deliver();
  expect(service.of(browser)).toEqual([]);
  t.clock.forward(MINUTE);
  await deliver();
  expect(service.of(browser)).toHaveLength(1);
});

test("one device that fails keeps no other waiting", async () => {
  const { moderator, browser, post, alarm } = await place();
  const other = service.browser();
  await calledOn(t.ctx, moderator, other);
  service.answer(browser, 500);
  await post();
  await alarm(8);
  await deliver();
  expect(service.of(other)).toHaveLength(1);
});

test("the site makes its keys once, however many servers start", async () => {
  const before = await pushKeys(t.ctx, t.ctx.db);
  await Promise.all([makePushKeys(t.ctx), makePushKeys(t.ctx)]);
  expect(await pushKeys(t.ctx, t.ctx.db)).toEqual(before);
  const bare = await testContext();
  await Promise.all([makePushKeys(bare.ctx), makePushKeys(bare.ctx)]);
  const made = await pushKeys(bare.ctx, bare.ctx.db);
  expect(made?.publicKey).toMatch(/^B[\w-]{86}$/);
  expect(made).not.toEqual(before);
  await bare.close();
});
