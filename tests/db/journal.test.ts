import { afterAll, beforeAll, expect, test } from "vitest";
import { entriesAfter, JournalFollower } from "#app/core/journal-reader.server.ts";
import { makeTransact } from "#app/core/transact.server.ts";
import { migrate } from "#db/migrate.ts";
import { openDatabase } from "#db/open.ts";
import { type TestContext, testContext } from "../support/context.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const event = (userId: string) => ({ type: "account.changed" as const, data: { userId } });

test("transactions that commit in the reverse order of their start are read without a gap", async () => {
  const second = await openDatabase(t.databaseUrl);
  const other = makeTransact({
    writer: second.writer,
    engine: second.engine,
    now: t.clock.now,
    committed: () => {},
  });
  const seen: string[] = [];
  let cursor = 0;
  const readNew = async () => {
    for (const entry of await entriesAfter(t.ctx.db, cursor)) {
      if (entry.type === "account.changed") seen.push(entry.data.userId);
      cursor = entry.position;
    }
  };

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let started = () => {};
  const firstStarted = new Promise<void>((resolve) => {
    started = resolve;
  });
  const slow = t.ctx.transact({}, async (_tx, record) => {
    record(event("started-first"));
    started();
    await held;
  });
  await firstStarted;
  // SQLite has one writer: there the second begins while the first is open and commits after it.
  const fast = other({}, async (_tx, record) => record(event("started-second")));
  if (t.ctx.engine === "postgres") {
    await fast;
    await readNew();
  }
  release();
  await slow;
  await fast;
  await readNew();
  expect([...seen].sort()).toEqual(["started-first", "started-second"]);
  if (t.ctx.engine === "postgres") expect(seen).toEqual(["started-second", "started-first"]);
  await second.close();
});

test("a hundred concurrent writes get positions without holes", async () => {
  const before = (await entriesAfter(t.ctx.db, 0)).length;
  await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      t.ctx.transact({}, async (_tx, record) => record(event(`many-${index}`))),
    ),
  );
  const entries = await entriesAfter(t.ctx.db, 0);
  expect(entries).toHaveLength(before + 100);
  expect(entries.map((entry) => entry.position)).toEqual(entries.map((_, index) => index + 1));
});

test("a write that fails leaves neither rows nor journal", async () => {
  const before = await entriesAfter(t.ctx.db, 0);
  await expect(
    t.ctx.transact({}, async (tx, record) => {
      await tx.insertInto("settings").values({ name: "half", value: "done" }).execute();
      record(event("nobody"));
      throw new Error("on purpose");
    }),
  ).rejects.toThrow("on purpose");
  expect(await entriesAfter(t.ctx.db, 0)).toHaveLength(before.length);
  expect(await t.ctx.db.selectFrom("settings").selectAll().where("name", "=", "half").execute()).toEqual([]);
});

test("the same key and input give the first result, another input is refused", async () => {
  let runs = 0;
  const write = (input: string) =>
    t.ctx.transact({ once: { actorId: "laia", key: "key-00001", input } }, async () => {
      runs += 1;
      return { run: runs };
    });
  const [first, again] = await Promise.all([write("a"), write("a")]);
  expect(again).toEqual(first);
  expect(await write("a")).toEqual({ run: 1 });
  await expect(write("b")).rejects.toMatchObject({ code: "keyReused" });
  expect(runs).toBe(1);
});

test("a follower hears of another process's commit within a second", async () => {
  const second = await openDatabase(t.databaseUrl);
  const other = makeTransact({
    writer: second.writer,
    engine: second.engine,
    now: t.clock.now,
    committed: () => {},
  });
  const follower = new JournalFollower({
    db: t.ctx.db,
    engine: t.ctx.engine,
    onError: (error) => {
      throw error;
    },
  });
  const heard = new Promise<string>((resolve) => {
    follower.onEntries((entries) => {
      for (const entry of entries) if (entry.type === "account.changed") resolve(entry.data.userId);
    });
  });
  await follower.start(100);
  await other({}, async (_tx, record) => record(event("elsewhere")));
  expect(await heard).toBe("elsewhere");
  follower.stop();
  await second.close();
});

test("migrations run once, also when two servers start together", async () => {
  const second = await openDatabase(t.databaseUrl);
  const applied = await Promise.all([
    migrate(t.database.writer, t.ctx.engine, t.clock.now),
    migrate(second.writer, second.engine, t.clock.now),
  ]);
  expect(applied).toEqual([[], []]);
  await second.close();
});

test("decisions are append-only in the database itself", async () => {
  await t.ctx.transact({}, (tx) =>
    tx
      .insertInto("decisions")
      .values({
        id: "d1",
        verdict: "approved",
        subject_type: "comment",
        subject_id: "c1",
        revision_id: "r1",
        space_id: null,
        queue_item_id: null,
        moderator_id: null,
        rule: null,
        reason: null,
        source: "queue",
        created_at: t.clock.now().toISOString(),
      })
      .execute(),
  );
  await expect(
    t.ctx.transact({}, (tx) => tx.updateTable("decisions").set({ verdict: "rejected" }).execute()),
  ).rejects.toThrow("append-only");
  await expect(t.ctx.transact({}, (tx) => tx.deleteFrom("decisions").execute())).rejects.toThrow(
    "append-only",
  );
});
