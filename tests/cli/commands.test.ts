import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasRole } from "#app/core/actor.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "../..");

/** The command line in a process of its own, on the test's database. */
async function planter(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", "app/cli/main.ts", ...args], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: t.databaseUrl },
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, err: failed.stderr };
  }
}

test("spaces and accounts are made once, and roles are given", async () => {
  expect(
    await planter("space", "create", "barri", "--title", "El barri", "--moderation", "before"),
  ).toMatchObject({ code: 0, out: "barri created\n" });
  expect(await planter("space", "create", "barri", "--title", "Un altre")).toMatchObject({
    code: 0,
    out: "barri exists already\n",
  });
  expect(await spaceBySlug(t.ctx.db, null, "barri")).toMatchObject({
    title: { ca: "El barri" },
    moderation: "before",
    visibility: "public",
  });
  expect(
    await planter(
      "user",
      "create",
      "marta@people.example",
      "--name",
      "Marta",
      "--role",
      "moderator",
      "--space",
      "barri",
    ),
  ).toMatchObject({ code: 0 });
  const user = await t.ctx.db
    .selectFrom("users")
    .select("id")
    .where("email", "=", "marta@people.example")
    .executeTakeFirstOrThrow();
  const space = await spaceBySlug(t.ctx.db, null, "barri");
  expect(hasRole(await actorById(t.ctx.db, user.id), "moderator", space.id)).toBe(true);
  expect(
    await planter("user", "role", "marta@people.example", "participant", "--space", "barri"),
  ).toMatchObject({ code: 0 });
  expect(hasRole(await actorById(t.ctx.db, user.id), "moderator", space.id)).toBe(false);
});

test("wrong usage is 2, a refusal is 1 with one line", async () => {
  expect((await planter("nothing")).code).toBe(2);
  expect((await planter("space", "create", "Not A Slug", "--title", "x")).code).toBe(2);
  const refused = await planter("user", "role", "nobody@people.example", "admin");
  expect(refused.code).toBe(1);
  expect(refused.err.trim().split("\n")).toHaveLength(1);
});

test("a comment removed by command is gone for a server that runs beside it", async () => {
  const [author, moderator] = [
    await aPerson(t.ctx),
    await aPerson(t.ctx, { email: "joan@people.example", roles: [{ role: "moderator" }] }),
  ];
  const { number, id } = await anIdea(t.ctx, await aSpace(t.ctx), author);
  const posted = await postComment(t.ctx, author, { ...newComment.parse({ body: "Fora" }), number });
  const heard = new Promise<string>((resolve) => {
    t.journal.onEntries((entries) => {
      for (const entry of entries) if (entry.type === "comment.removed") resolve(entry.commentId ?? "");
    });
  });
  await t.journal.start(100);
  expect(moderator.roles).toHaveLength(1);
  expect(
    await planter(
      "comment",
      "remove",
      posted.id,
      "--as",
      "joan@people.example",
      "--rule",
      "1",
      "--reason",
      "Insult",
    ),
  ).toMatchObject({ code: 0 });
  expect(await heard).toBe(posted.id);
  const caught = await catchUp(t.ctx.db, { id, number }, { after: 0 });
  expect(caught.gone ? [] : caught.found.events.map((event) => [event.kind, event.comment])).toEqual([
    ["published", undefined],
    ["removed", undefined],
  ]);
});
