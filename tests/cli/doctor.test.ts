import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CHECKS, doctorCommand } from "#app/cli/doctor.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { makeContext } from "#app/core/make-context.server.ts";
import { makePushKeys } from "#app/core/push-keys.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { requestCode } from "#app/features/accounts/sign-in-code.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { enqueuePushes } from "#app/features/notifications/enqueue-pushes.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { openDatabase } from "#db/open.ts";
import type { Tx } from "#db/portable.ts";
import { freshDatabase, MINUTE, type TestContext, testContext } from "../support/context.ts";
import { aPerson, aSpace } from "../support/factories.ts";
import { aBrowser, calledOn } from "../support/push-device.ts";

let t: TestContext;
let author: Actor;
let called: Actor;
let number: number;
let commentId: string;

/** A small site made by the product's own writes, with something of everything the doctor looks at. */
beforeEach(async () => {
  t = await testContext();
  const space = await aSpace(t.ctx);
  author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const idea = { space: space.slug, kind: "idea" as const, lang: "ca" as const };
  const texts = { title: "Més ombra a la plaça", body: "Plantar dotze arbres." };
  const nobody = { category: null, onBehalfOf: null, to: null };
  ({ number } = await proposeIdea(t.ctx, author, { ...idea, ...texts, ...nobody }, "a-key-of-one"));
  const comment = { number, parent: null, stance: null, lang: "ca" as const, onBehalfOf: null };
  ({ id: commentId } = await postComment(t.ctx, author, { ...comment, body: "Hi cabria un banc?" }));
  const removed = await postComment(t.ctx, author, { ...comment, body: "Ximpleries." });
  await removeComment(t.ctx, moderator, { id: removed.id, rule: 1, reason: "Insulta." });
  await castVote(t.ctx, author, { number });
  const notice = {
    id: commentId,
    reason: "spam" as const,
    explanation: "És publicitat.",
    locale: "ca" as const,
  };
  for (const key of ["a-report", "another"]) await reportComment(t.ctx, await aPerson(t.ctx), notice, key);
  await makePushKeys(t.ctx);
  called = await calledOn(t.ctx, moderator, aBrowser());
  await t.ctx.transact({}, (tx) =>
    enqueuePushes(t.ctx, tx, { userId: moderator.id, cause: "one", kind: "test", spaceIds: [] }),
  );
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  await saveFigure(t.ctx, organiser, {
    ...{ slug: space.slug, figure: null, version: 0, as: "publish", lang: "ca", kind: "hours", idea: null },
    ...{ what: "Plantar", low: 60, central: 90, high: 120, from: "2026-10-01", to: "2026-10-31" },
    ...{
      source: "Full de torns",
      sourceUrl: null,
      formula: "3 × 30 min",
      confidence: "high",
      correction: "",
    },
  });
  const gone = await aPerson(t.ctx);
  await postComment(t.ctx, gone, { ...comment, body: "Me'n vaig." });
  await eraseAccount(t.ctx, gone);
});
afterEach(() => t.close());

async function doctor(): Promise<{ text: string; sound: boolean }> {
  const report = await doctorCommand.run(t.ctx, []);
  if (typeof report === "string") throw new Error("The doctor answers with a report.");
  return report;
}

test("a sound database is found sound", async () => {
  const { text, sound } = await doctor();
  expect(text).toContain("Everything holds.");
  expect(sound).toBe(true);
  expect(text.match(/^ok {3}/gm)).toHaveLength(CHECKS.length);
});

/** Changes the versions of figures, which the database itself refuses while its own guards stand. */
async function loosened(tx: Tx, change: string): Promise<void> {
  for (const statement of [
    "create table loose_revisions as select * from impact_revisions",
    "drop table impact_revisions",
    "alter table loose_revisions rename to impact_revisions",
    `update impact_revisions ${change}`,
  ])
    await sql.raw(statement).execute(tx);
}

const BROKEN: [string, (tx: Tx) => Promise<unknown>, RegExp][] = [
  ["I1", (tx) => tx.updateTable("ideas").set({ supports: 7 }).execute(), /Nº 1: says 7, has 1/],
  [
    "I1",
    (tx) => tx.updateTable("ideas").set({ stage_since: "2020-01-01T00:00:00.000Z" }).execute(),
    /Nº 1: says 2020-01-01/,
  ],
  [
    "I1",
    (tx) => tx.updateTable("counters").set({ value: 0 }).where("name", "=", "idea").execute(),
    /counters that would give a number again/,
  ],
  [
    "I2",
    async (tx) => {
      for (const statement of [
        "create table votes_without_key as select * from votes",
        "drop table votes",
        "alter table votes_without_key rename to votes",
        "insert into votes select * from votes",
      ])
        await sql.raw(statement).execute(tx);
    },
    /1 people who support one idea more than once[\s\S]*1 keys that should keep a second vote out/,
  ],
  [
    "I3",
    (tx) =>
      tx
        .insertInto("phases")
        .columns(["id", "space_id", "opens", "starts_at", "ends_at"])
        .expression((eb) =>
          eb
            .selectFrom("spaces")
            .select((e) => [
              e.val("phase").as("id"),
              "spaces.id as space_id",
              e.val("vote").as("opens"),
              e.val("2020-01-01T00:00:00.000Z").as("starts_at"),
              e.val("2020-02-01T00:00:00.000Z").as("ends_at"),
            ]),
        )
        .execute(),
    /votes cast while no voting phase/,
  ],
  [
    "I4",
    (tx) =>
      tx
        .updateTable("idempotency")
        .set({ result: JSON.stringify({ number: 99 }) })
        .execute(),
    /a-key-of-one/,
  ],
  ["I5", (tx) => tx.deleteFrom("thread_events").where("seq", "=", 2).execute(), /head 5, 4 events/],
  [
    "I5",
    (tx) =>
      tx
        .updateTable("journal")
        .set({ data: JSON.stringify({ revisionId: "r", seq: 9 }) })
        .where("comment_id", "=", commentId)
        .where("type", "=", "comment.published")
        .execute(),
    /journal entries whose thread had come further/,
  ],
  [
    "I6",
    (tx) =>
      tx
        .updateTable("comment_revisions")
        .set({ state: "pending" })
        .where("comment_id", "=", commentId)
        .execute(),
    /text shown is not approved/,
  ],
  [
    "I6",
    async (tx) => {
      const { space_id, id } = await tx
        .selectFrom("ideas")
        .select(["space_id", "id"])
        .executeTakeFirstOrThrow();
      const { public_revision_id: revision_id } = await tx
        .selectFrom("comments")
        .select("public_revision_id")
        .where("id", "=", commentId)
        .executeTakeFirstOrThrow();
      const place = { space_id, idea_id: id, comment_id: commentId };
      const item = { id: "item", type: "comment", ...place, revision_id, report_id: null, appeal_id: null };
      await tx
        .insertInto("queue_items")
        .values({
          ...item,
          state: "waiting",
          waiting_since: "2026",
          near_at: "2026",
          due_at: "2026",
          late_at: "2026",
          urgency: "",
        })
        .execute();
    },
    /public though nobody approved them/,
  ],
  [
    "I6",
    (tx) => tx.deleteFrom("thread_events").where("comment_id", "=", commentId).execute(),
    /without exactly one event/,
  ],
  [
    "I7",
    (tx) => tx.updateTable("comments").set({ state: "rejected" }).where("id", "=", commentId).execute(),
    /rejected or removed comments without a decision/,
  ],
  [
    "I8",
    (tx) =>
      tx
        .updateTable("comments")
        .set((eb) => ({ author_id: eb.selectFrom("users").select("id").where("state", "=", "erased") }))
        .where("author_id", "is", null)
        .execute(),
    /erased accounts that still hold/,
  ],
  [
    "I7",
    (tx) => tx.updateTable("users").set({ state: "suspended" }).where("id", "=", author.id).execute(),
    /suspended people without a decision/,
  ],
  [
    "push",
    (tx) => tx.deleteFrom("roles").where("user_id", "=", called.id).execute(),
    /1 devices called for people without a desk/,
  ],
  [
    "push",
    (tx) => tx.updateTable("sessions").set({ user_id: author.id }).execute(),
    /1 devices without a session of the person/,
  ],
  [
    "push",
    (tx) => tx.updateTable("pushes").set({ user_id: author.id }).execute(),
    /1 calls to a device that is not the person's/,
  ],
  [
    "push",
    (tx) => tx.updateTable("pushes").set({ expires_at: "2020-01-01T00:00:00.000Z" }).execute(),
    /1 calls nobody gave up/,
  ],
  [
    "queue",
    (tx) => tx.updateTable("queue_items").set({ state: "decided" }).where("type", "=", "report").execute(),
    /2 reports that were decided without an answer: Nº 1; Nº 2/,
  ],
  [
    "queue",
    async (tx) => {
      const item = await tx
        .selectFrom("queue_items")
        .select("id")
        .where("type", "=", "report")
        .executeTakeFirstOrThrow();
      await tx
        .insertInto("held_decisions")
        .values({
          ...{ id: "h", queue_item_id: item.id, batch_id: "b", moderator_id: author.id, verdict: "approve" },
          ...{ revision_id: "r", input: "{}", created_at: "2026-11-01T09:00:00.000Z" },
          effective_at: "2026-11-01T09:00:02.000Z",
        })
        .execute();
    },
    /1 held decisions that nobody has made in their time/,
  ],
  [
    "I8",
    (tx) => tx.updateTable("comments").set({ latest_revision_id: "nowhere" }).execute(),
    /point to a version that is not there/,
  ],
  ["sum", (tx) => loosened(tx, "set low = 100, central = 90"), /1 figures that do not go from low to high/],
  ["sum", (tx) => loosened(tx, "set formula = ''"), /1 published figures without a source or a formula/],
  ["sum", (tx) => loosened(tx, "set version = 7"), /newest or public version is not there/],
  ["I10", (tx) => tx.deleteFrom("idea_search").execute(), /public ideas that search does not find/],
  [
    "I11",
    async (tx) => {
      const mail = { id: "m", dedupe: "m", recipient: "a@people.example", user_id: null, kind: "code" };
      const text = { locale: "ca", subject: "s", text: "t", html: "h", unsubscribe: null };
      const at = t.ctx.now().toISOString();
      await tx
        .insertInto("mails")
        .values({ ...mail, ...text, state: "failed", next_try_at: at, created_at: at, sent_at: null })
        .execute();
    },
    /could not be sent: see SMTP_URL/,
  ],
];

test.each(BROKEN)("%s broken on purpose is named", async (id, breakIt, said) => {
  await t.ctx.transact({}, async (tx) => {
    await breakIt(tx);
  });
  const { text, sound } = await doctor();
  expect(sound).toBe(false);
  expect(text).toMatch(new RegExp(`^WRONG ${id}`, "m"));
  expect(text).toMatch(said);
});

test("votes of before a space's phases were changed are no fault", async () => {
  await t.ctx.transact({}, async (tx, record) => {
    const space = await tx.selectFrom("spaces").select("id").executeTakeFirstOrThrow();
    await tx
      .insertInto("phases")
      .values({ id: "later", space_id: space.id, opens: "vote", starts_at: "2030-01-01", ends_at: null })
      .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: "public" } });
  });
  expect((await doctor()).sound).toBe(false);
  await t.ctx.transact({}, (tx) => tx.updateTable("votes").set({ created_at: "2026-01-01" }).execute());
  expect((await doctor()).sound).toBe(true);
});

test("what waits too long is noted, and is no fault of the data", async () => {
  await notifyPeople.run(t.ctx);
  await castVote(t.ctx, await aPerson(t.ctx), { number });
  await requestCode(t.ctx, { email: "laia@people.example", locale: "ca", next: "/", intentId: null });
  t.clock.forward(16 * MINUTE);
  const { text, sound } = await doctor();
  expect(sound).toBe(true);
  expect(text).toMatch(/note .*4 mails wait/);
  expect(text).toMatch(/note .*notifications is \d+ journal entries behind/);
  expect(text).toMatch(/note .*SESSION_SECRET/);
});

test("a database without tables is named, and is left without", async () => {
  const { url, drop } = await freshDatabase();
  const database = await openDatabase(url);
  try {
    const { ctx } = makeContext({ database, config: t.ctx.config, mailer: t.ctx.mailer, log: t.ctx.log });
    expect(await doctorCommand.run(ctx, [])).toMatchObject({
      sound: false,
      text: expect.stringContaining("WRONG schema"),
    });
    await expect(database.reader.selectFrom("users").select("id").execute()).rejects.toThrow();
  } finally {
    await database.close();
    await drop();
  }
});
