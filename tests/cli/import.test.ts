import { spawn } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMAND_LINE, runCommand } from "../support/command-line.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { aSpace } from "../support/factories.ts";

const ROOT = join(import.meta.dirname, "../..");

let t: TestContext;
let folder: string;
beforeAll(async () => {
  t = await testContext();
  folder = await mkdtemp(join(tmpdir(), "planter-export-"));
  await aSpace(t.ctx, { slug: "pla" });
  await aSpace(t.ctx, { slug: "gran" });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await t.close();
});

const imported = (...args: string[]) => runCommand(t.databaseUrl, ["import", "decidim", ...args]);

async function count(table: "ideas" | "comments" | "thread_events"): Promise<number> {
  const row = await t.ctx.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

test("says in a table what became of each row, and in one line what it refuses", async () => {
  const small = join(folder, "small");
  await cp(join(ROOT, "tests/features/import/export"), small, { recursive: true });
  expect(await imported(small)).toMatchObject({ code: 2, out: "" });
  expect(await imported(small, "--space", "enlloc")).toEqual({
    code: 1,
    out: "",
    err: 'There is no space "enlloc".\n',
  });
  const done = await imported(small, "--space", "pla");
  expect(done).toMatchObject({ code: 0, err: "" });
  expect(done.out).toMatch(/^proposals +6 +4 +0 +0 +2$/m);
  expect(done.out).toMatch(/^comments +10 +8 +0 +0 +2$/m);
  expect(done.out).toContain("  proposals.csv line 9: it has no title\n");
  await writeFile(
    join(small, "comments.csv"),
    'id;body;commentable_id;commentable_type\n1;"no end;2;Proposal\n',
  );
  const refused = await imported(small, "--space", "pla");
  expect(refused).toEqual({
    code: 1,
    out: "",
    err: "comments.csv line 2: a quotation mark opened here is never closed\n",
  });
});

test("killed in the middle, it is finished by another run", async () => {
  const large = join(folder, "large");
  await cp(join(ROOT, "tests/features/import/export"), large, { recursive: true });
  const ideasBefore = await count("ideas");
  const commentsBefore = await count("comments");
  const numbers = Array.from({ length: 1500 }, (_, index) => index + 1);
  const proposals = numbers.map(
    (id) =>
      `${id};${id % 90};Persona ${id % 90};Idea número ${id};Un text que explica la idea ${id}.;;citizen`,
  );
  const comments = numbers.map(
    (id) =>
      `${id};<p>Un comentari sobre la idea.</p>;${id % 5 === 0 ? id - 1 : 1 + (id % 20)};Decidim::${id % 5 === 0 ? "Comments::Comment" : "Proposals::Proposal"}`,
  );
  const file = (header: string, rows: string[]) => `${header}\n${rows.join("\n")}\n`;
  await writeFile(
    join(large, "proposals.csv"),
    file("id;author/id;author/name;title/ca;body/ca;state;origin", proposals),
  );
  await writeFile(join(large, "comments.csv"), file("id;body;commentable_id;commentable_type", comments));
  const child = spawn(process.execPath, [...COMMAND_LINE, "import", "decidim", large, "--space", "gran"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: t.databaseUrl },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
  while ((await count("comments")) < commentsBefore + 20 && child.exitCode === null) await sleep(2);
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  expect(await count("comments")).toBeLessThan(commentsBefore + 1500);

  const second = await imported(large, "--space", "gran");
  expect(second.out).toMatch(/^proposals +1500 +0 +0 +1500 +0$/m);
  expect(await count("ideas")).toBe(ideasBefore + 1500);
  expect(await count("comments")).toBe(commentsBefore + 1500);
  expect(await count("thread_events")).toBe(commentsBefore + 1500);
}, 300_000);
