import { afterAll, beforeAll, expect, test } from "vitest";
import { versionOf } from "#app/core/version.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { queueAlarms } from "#app/features/moderation/queue-alarms.server.ts";
import { dutyMails } from "#app/features/notifications/duty-mails.server.ts";
import { stopMails } from "#app/features/notifications/stop-mails.server.ts";
import { dutyIn } from "#app/features/spaces/duty.queries.server.ts";
import { dutyForm } from "#app/features/spaces/duty.schema.ts";
import { onDuty } from "#app/features/spaces/duty.ts";
import { setDuty } from "#app/features/spaces/set-duty.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

const MONDAY_TEN = new Date("2026-11-23T09:00:00.000Z");

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function place() {
  // Each on a day of its own, so that none finds another's quarter of an hour.
  const space = await aSpace(t.ctx, { moderation: "before", title: "Barris frescos" });
  const staff = (role: "moderator" | "organiser") => aPerson(t.ctx, { roles: [{ spaceId: space.id, role }] });
  const [morning, other, organiser] = [
    await staff("moderator"),
    await staff("moderator"),
    await staff("organiser"),
  ];
  const author = await aPerson(t.ctx);
  const { number } = await anIdea(t.ctx, space, author);
  const post = () => postComment(t.ctx, author, { ...newComment.parse({ body: "Una font" }), number });
  const set = async (rows: object, by = organiser) => {
    const version = versionOf(await dutyIn(t.ctx.db, space.id));
    await setDuty(t.ctx, by, { ...dutyForm.parse({ version, ...rows }), slug: space.slug });
  };
  const mornings = () =>
    set({ "person-0": morning.id, "days-0": ["0", "1", "2", "3", "4"], "from-0": "9:00", "to-0": "14:00" });
  const pass = async (minutes: number) => {
    t.clock.forward(minutes * MINUTE);
    await Promise.all([queueAlarms.run(t.ctx), queueAlarms.run(t.ctx)]);
    await Promise.all([dutyMails.run(t.ctx), dutyMails.run(t.ctx)]);
  };
  const told = async () => {
    const rows = await t.ctx.db
      .selectFrom("mails")
      .select(["user_id", "subject", "text"])
      .where("kind", "=", "duty")
      .where("user_id", "in", [morning.id, other.id, organiser.id])
      .orderBy("created_at")
      .execute();
    const names = new Map([
      [morning.id, "morning"],
      [other.id, "other"],
      [organiser.id, "organiser"],
    ]);
    return rows.map((row) => ({ ...row, who: names.get(row.user_id ?? "") }));
  };
  return { space, morning, other, organiser, author, post, set, mornings, pass, told };
}

test("what waited before there was a clock calls each moderator once, and nobody further", async () => {
  t.clock.set(new Date("2026-11-10T09:00:00.000Z"));
  const { space, post, pass, told } = await place();
  for (let count = 0; count < 12; count += 1) await post();
  // As the upgrade leaves what waits: all its times are the one it had.
  await t.ctx.transact({}, (tx) =>
    tx
      .updateTable("queue_items")
      .set((eb) => ({ near_at: eb.ref("due_at"), late_at: eb.ref("due_at"), alarm_at: eb.ref("due_at") }))
      .where("space_id", "=", space.id)
      .execute(),
  );
  await pass(2 * 24 * 60);
  expect((await told()).map((mail) => mail.who).sort()).toEqual(["morning", "other"]);
  expect((await told())[0]?.text).toContain("12");
  await pass(24 * 60);
  expect(await told()).toHaveLength(2);
});

test("half way those on duty are told, overdue the others too, later the organisers: each once", async () => {
  t.clock.set(MONDAY_TEN);
  const { space, mornings, post, pass, told } = await place();
  await mornings();
  await post();
  await pass(7);
  expect(await told()).toEqual([]);
  await pass(1);
  const [first, ...rest] = await told();
  expect([first?.who, rest]).toEqual(["morning", []]);
  expect(first?.subject).toBe("1 text espera a la cua");
  expect(first?.text).toContain("Barris frescos: en cua 1, fora de termini 0.");
  expect(first?.text).toContain(`/moderation?space=${space.slug}`);
  await pass(8);
  expect((await told()).map(({ who }) => who).sort()).toEqual(["morning", "morning", "other"]);
  expect((await told()).at(-1)?.subject).toBe("1 text fora de termini a la cua");
  await pass(15);
  expect((await told()).map(({ who }) => who).sort()).toEqual(["morning", "morning", "organiser", "other"]);
  await pass(60);
  expect(await told()).toHaveLength(4);
});

test("many items make one mail in a quarter of an hour, and what waits at its end is in the next", async () => {
  t.clock.set(new Date(MONDAY_TEN.getTime() + DAY));
  const { mornings, post, pass, told } = await place();
  await mornings();
  await post();
  await post();
  await pass(4);
  await post();
  await pass(4);
  expect((await told()).map(({ who, subject }) => [who, subject])).toEqual([
    ["morning", "3 textos esperen a la cua"],
  ]);
  await pass(4);
  expect(await told()).toHaveLength(1);
  await pass(4);
  expect((await told()).filter(({ who }) => who === "morning")).toHaveLength(2);
});

test("nobody is told of what was decided meanwhile, nor who wants no such mails or moderates no more", async () => {
  t.clock.set(new Date(MONDAY_TEN.getTime() + 2 * DAY));
  const { space, morning, other, mornings, post, pass, told } = await place();
  await mornings();
  await post();
  t.clock.forward(8 * MINUTE);
  await queueAlarms.run(t.ctx);
  const [item] = await waitingItems(t.ctx.db, other);
  await approveItem(t.ctx, other, { id: item?.id ?? "", revision: item?.revision ?? "" });
  await pass(0);
  expect(await told()).toEqual([]);
  await stopMails(t.ctx, { userId: other.id, cause: "duty" });
  await t.ctx.transact({}, (tx) =>
    tx.deleteFrom("roles").where("user_id", "=", morning.id).where("space_id", "=", space.id).execute(),
  );
  await post();
  await pass(20);
  expect(await told()).toEqual([]);
});

test("out of every turn all moderators are told; without moderators the organisers", async () => {
  t.clock.set(new Date(MONDAY_TEN.getTime() + 3 * DAY));
  const one = await place();
  await one.mornings();
  t.clock.forward(6 * 60 * MINUTE);
  await one.post();
  await one.pass(8);
  expect((await one.told()).map(({ who }) => who).sort()).toEqual(["morning", "other"]);
  const two = await place();
  await t.ctx.transact({}, (tx) =>
    tx.deleteFrom("roles").where("space_id", "=", two.space.id).where("role", "=", "moderator").execute(),
  );
  await two.post();
  await two.pass(8);
  expect((await two.told()).map(({ who }) => who)).toEqual(["organiser"]);
});

test("the rota is an organiser's, of people who moderate, and its hours are those of the site's clock", async () => {
  const { morning, organiser, author, set, space } = await place();
  await set({ "person-0": morning.id, "days-0": ["5"], "from-0": "22:00", "to-0": "00:00", "person-1": "" });
  const slots = await dutyIn(t.ctx.db, space.id);
  expect(slots).toEqual([{ userId: morning.id, weekdays: [5], from: 1320, to: 1440 }]);
  const at = (iso: string) => onDuty(slots, new Date(iso), "Europe/Madrid").length;
  expect(
    ["2026-11-28T20:59:00Z", "2026-11-28T21:00:00Z", "2026-11-28T22:59:00Z", "2026-11-28T23:00:00Z"].map(at),
  ).toEqual([0, 1, 1, 0]);
  const turn = { "days-0": ["1"], "from-0": "9", "to-0": "10" };
  await expect(set({ "person-0": author.id, ...turn })).rejects.toMatchObject({ field: "person-0" });
  await expect(set({ "person-0": morning.id, ...turn }, morning)).rejects.toMatchObject({
    code: "forbidden",
  });
  const old = { ...dutyForm.parse({ version: versionOf([]) }), slug: space.slug };
  await expect(setDuty(t.ctx, organiser, old)).rejects.toMatchObject({ code: "conflict" });
  const wrong = (row: object) =>
    dutyForm.safeParse({ "person-0": "x", ...turn, ...row }).error?.issues.map((issue) => issue.path[0]);
  expect(wrong({ "days-0": [] })).toEqual(["days-0"]);
  expect(wrong({ "to-0": "08:00" })).toEqual(["from-0"]);
  expect(wrong({ "to-0": "" })).toEqual(["from-0"]);
  expect(wrong({ "from-0": "x" })).toEqual(["from-0"]);
});
