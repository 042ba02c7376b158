import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasRole, isAdmin } from "#app/core/actor.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { readSession, startSession } from "#app/features/accounts/session.server.ts";
import { actorByToken } from "#app/features/accounts/token.queries.server.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { runCommand } from "../support/command-line.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

/** The command line in a process of its own, on the test's database. */
function planter(...args: string[]) {
  return runCommand(t.databaseUrl, args);
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

test("--help says how a command is used, of all or of one, and is no wrong usage", async () => {
  expect(await planter("user", "--help")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/user create[\s\S]*user suspend EMAIL/),
  });
  expect(await planter("token", "create", "--help")).toMatchObject({
    code: 0,
    out: "Usage: planter token create EMAIL [--name N]\n",
  });
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

test("a token is alone on its last line and works, until its person is suspended", async () => {
  const person = await aPerson(t.ctx, { email: "token@people.example" });
  const made = await planter("token", "create", "token@people.example");
  expect(made.code).toBe(0);
  const token = made.out.trimEnd().split("\n").at(-1) ?? "";
  expect(token).toMatch(/^plt_\S+$/);
  expect(await actorByToken(t.ctx, token)).toMatchObject({ id: person.id, scopes: ["read", "write"] });
  const cookie = await t.ctx.transact({}, (tx) => startSession(t.ctx, tx, person.id, "test"));
  expect(await planter("user", "suspend", "token@people.example")).toMatchObject({ code: 0 });
  expect(await actorByToken(t.ctx, token)).toBeNull();
  expect(await readSession(t.ctx, cookie)).toBeNull();
  expect((await planter("user", "suspend", "token@people.example")).out).toContain("already");
  expect((await planter("token", "create", "token@people.example")).code).toBe(1);
  expect((await planter("user", "reinstate", "token@people.example")).code).toBe(0);
  expect(await actorById(t.ctx.db, person.id)).not.toBeNull();
});

test("a member sees the private space from the next look on", async () => {
  const space = await aSpace(t.ctx, { slug: "taula", visibility: "private" });
  const person = await aPerson(t.ctx, { email: "membre@people.example" });
  expect(await planter("space", "member", "add", "taula", "membre@people.example")).toMatchObject({
    code: 0,
  });
  expect((await planter("space", "member", "add", "taula", "membre@people.example")).out).toContain(
    "already",
  );
  expect(await actorById(t.ctx.db, person.id)).toMatchObject({ memberSpaces: [space.id] });
  expect((await planter("space", "member", "add", "taula", "nobody@people.example")).code).toBe(1);
});

test("init keeps a secret, makes the first admin and names the site, and changes nothing the second time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "planter-init-"));
  try {
    const init = (name = "Riera") =>
      runCommand(t.databaseUrl, ["init", "--admin", "alcaldia@people.example", "--name", name], folder);
    expect(await init()).toMatchObject({ code: 0 });
    const kept = readFileSync(join(folder, ".env"), "utf8");
    expect(kept).toMatch(/^SESSION_SECRET=\S{40,}\n$/);
    expect(statSync(join(folder, ".env")).mode & 0o777).toBe(0o600);
    expect(await init("Un altre nom")).toMatchObject({
      code: 0,
      out: expect.stringContaining("Riera already"),
    });
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe(kept);
    const { id } = await userByEmail(t.ctx.db, "alcaldia@people.example");
    expect(isAdmin(await actorById(t.ctx.db, id))).toBe(true);
    expect(await siteSetting(t.ctx.db, "site_name", "")).toBe("Riera");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the doctor finds nothing wrong here, and says so with exit 0", async () => {
  expect(await planter("doctor")).toMatchObject({
    code: 0,
    out: expect.stringContaining("Everything holds."),
  });
});
