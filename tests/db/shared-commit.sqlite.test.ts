import { spawn } from "node:child_process";
import { join } from "node:path";
import { SqliteDriver, sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "#db/open.ts";
import type { Db, Tx } from "#db/portable.ts";
import { freshDatabase, type TestContext, testContext } from "../support/context.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const put = (tx: Tx, name: string, value = "") => tx.insertInto("settings").values({ name, value }).execute();
const names = async (db: Db, like: string) =>
  (await db.selectFrom("settings").select("name").where("name", "like", like).execute()).map(
    ({ name }) => name,
  );
const event = (userId: string) => ({ type: "account.changed" as const, data: { userId } });

test("writes that wait at the same time share commits; each sees its row when it has its answer", async () => {
  const commits = vi.spyOn(SqliteDriver.prototype, "commitTransaction");
  await Promise.all(
    Array.from({ length: 40 }, async (_, at) => {
      await t.ctx.transact({}, (tx) => put(tx, `shared-${at}`));
      expect(await names(t.ctx.db, `shared-${at}`)).toHaveLength(1);
    }),
  );
  expect(commits.mock.calls.length).toBeGreaterThan(0);
  expect(commits.mock.calls.length).toBeLessThan(40);
  commits.mockRestore();
});

test("one that fails among several takes back its own rows and entries alone", async () => {
  const before = await positions();
  const done = await Promise.allSettled(
    Array.from({ length: 9 }, (_, at) =>
      t.ctx.transact({}, async (tx, record) => {
        record(event(`mixed-${at}`));
        await put(tx, `mixed-${at}`);
        if (at % 4 === 0) throw new Error(`no ${at}`);
        return at;
      }),
    ),
  );
  expect(done.map((one) => (one.status === "fulfilled" ? one.value : one.reason.message))).toEqual([
    "no 0",
    1,
    2,
    3,
    "no 4",
    5,
    6,
    7,
    "no 8",
  ]);
  expect(await names(t.ctx.db, "mixed-%")).toHaveLength(6);
  const after = (await positions()).slice(before.length);
  expect(after).toEqual(after.map((_, at) => (before.at(-1) ?? 0) + at + 1));
  expect(after).toHaveLength(6);
});

test("of writes that read and then write, none loses what another wrote", async () => {
  await t.ctx.transact({}, (tx) => put(tx, "counted", "0"));
  await Promise.all(
    Array.from({ length: 30 }, () =>
      t.ctx.transact({}, async (tx) => {
        const row = await tx.selectFrom("settings").select("value").where("name", "=", "counted").execute();
        const value = String(Number(row[0]?.value) + 1);
        await tx.updateTable("settings").set({ value }).where("name", "=", "counted").execute();
      }),
    ),
  );
  const row = await t.ctx.db.selectFrom("settings").select("value").where("name", "=", "counted").execute();
  expect(row).toEqual([{ value: "30" }]);
});

test("nobody is told of success when the commit they share fails, and the next write goes through", async () => {
  const commit = vi
    .spyOn(SqliteDriver.prototype, "commitTransaction")
    .mockRejectedValueOnce(Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" }));
  const done = await Promise.allSettled(
    ["a", "b", "c"].map((name) => t.ctx.transact({}, (tx) => put(tx, `lost-${name}`))),
  );
  commit.mockRestore();
  expect(done.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(await names(t.ctx.db, "lost-%")).toEqual([]);
  await t.ctx.transact({}, (tx) => put(tx, "lost-and-found"));
  expect(await names(t.ctx.db, "lost-%")).toEqual(["lost-and-found"]);
});

test("on a full disk what is answered is kept and what is refused is not, also within a group", async () => {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(t.database.writer);
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 3}`).execute(t.database.writer);
  const done = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) =>
      t.ctx.transact({}, (tx) => put(tx, `full-${at}`, at % 2 === 0 ? "small" : "x".repeat(40_000))),
    ),
  );
  await sql`pragma max_page_count = 1073741823`.execute(t.database.writer);
  const kept = done.flatMap((one, at) => (one.status === "fulfilled" ? [`full-${at}`] : []));
  expect(done.some((one) => one.status === "rejected")).toBe(true);
  expect((await names(t.ctx.db, "full-%")).sort()).toEqual(kept);
  await t.ctx.transact({}, (tx) => put(tx, "full-again", "x".repeat(40_000)));
});

test("of writes that were answered before the process was killed none is missing, and none is there in part", async () => {
  const { url, drop } = await freshDatabase();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "write-until-killed.ts"), url],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const answered: string[] = [];
  await new Promise<void>((resolve) => {
    let rest = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      answered.push(...lines);
      if (answered.length > 200) child.kill("SIGKILL");
    });
    child.once("exit", () => resolve());
  });
  const found = await openDatabase(url);
  const rows = new Set(await names(found.reader, "%"));
  expect(answered.filter((name) => !rows.has(`${name}-first`) || !rows.has(`${name}-second`))).toEqual([]);
  for (const name of rows) expect(rows).toContain(name.replace(/-(first|second)$/, "-first"));
  for (const name of rows) expect(rows).toContain(name.replace(/-(first|second)$/, "-second"));
  await found.close();
  await drop();
});

async function positions(): Promise<number[]> {
  const rows = await t.ctx.db.selectFrom("journal").select("position").orderBy("position").execute();
  return rows.map((row) => row.position);
}
