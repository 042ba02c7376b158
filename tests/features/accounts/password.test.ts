import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Actor, OPERATOR } from "#app/core/actor.ts";
import { changePassword } from "#app/features/accounts/change-password.server.ts";
import { readSession, startSession } from "#app/features/accounts/session.server.ts";
import { signInByPassword } from "#app/features/accounts/sign-in-by-password.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { aPerson } from "../../support/factories.ts";

let test_: TestContext;
beforeEach(async () => {
  test_ = await testContext();
});
afterEach(async () => {
  vi.useRealTimers();
  await test_.close();
});

const SECRET = "cabra negra mira el mar";
const entering = { userAgent: "Test", endSession: null, intentId: null, consume: async () => {} };

async function signedIn(email: string): Promise<{ actor: Actor; cookie: string }> {
  const person = await aPerson(test_.ctx, { email });
  const cookie = await test_.ctx.transact({}, (tx) => startSession(test_.ctx, tx, person.id, "Test"));
  const session = await readSession(test_.ctx, cookie);
  return { actor: { ...person, sessionId: session?.publicId ?? null }, cookie };
}

test("a password is set in a fresh session, signs in, and ends the sessions there were", async () => {
  const { actor, cookie } = await signedIn("laia@people.example");
  const renewed = await changePassword(test_.ctx, actor, {
    current: "",
    password: SECRET,
    userAgent: "Test",
  });
  expect(await readSession(test_.ctx, cookie)).toBeNull();
  expect((await readSession(test_.ctx, renewed))?.userId).toBe(actor.id);
  const entered = await signInByPassword(test_.ctx, {
    ...entering,
    email: "laia@people.example",
    password: SECRET,
  });
  expect((await readSession(test_.ctx, entered))?.userId).toBe(actor.id);
  const { password_hash } = await test_.ctx.db
    .selectFrom("users")
    .select("password_hash")
    .executeTakeFirstOrThrow();
  expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("an old session sets no first password; a change asks for the present one", async () => {
  const old = await signedIn("old@people.example");
  test_.clock.forward(16 * MINUTE);
  await expect(
    changePassword(test_.ctx, old.actor, { current: "", password: SECRET, userAgent: "" }),
  ).rejects.toMatchObject({ key: "accounts.password.fresh" });
  const { actor } = await signedIn("laia@people.example");
  const cookie = await changePassword(test_.ctx, actor, { current: "", password: SECRET, userAgent: "" });
  const now = { ...actor, sessionId: (await readSession(test_.ctx, cookie))?.publicId ?? null };
  await expect(
    changePassword(test_.ctx, now, { current: "wrong one here", password: null, userAgent: "" }),
  ).rejects.toMatchObject({ field: "current" });
});

test("unknown, wrong and without a password are one answer", async () => {
  await aPerson(test_.ctx, { email: "none@people.example" });
  for (const email of ["none@people.example", "unknown@people.example"])
    await expect(signInByPassword(test_.ctx, { ...entering, email, password: SECRET })).rejects.toMatchObject(
      {
        key: "accounts.password.wrong",
      },
    );
});

test("a session renews itself after half its life and stays signed in", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { actor, cookie } = await signedIn("laia@people.example");
  vi.setSystemTime(Date.now() + 20 * DAY);
  const renewed = (await readSession(test_.ctx, cookie))?.renewed ?? "";
  expect(renewed).not.toBe("");
  vi.setSystemTime(Date.now() + 20 * DAY);
  expect((await readSession(test_.ctx, renewed))?.userId).toBe(actor.id);
  vi.setSystemTime(Date.now() + 31 * DAY);
  expect(await readSession(test_.ctx, renewed)).toBeNull();
});

test("a suspended person hears so with the right password alone", async () => {
  const { actor } = await signedIn("laia@people.example");
  await changePassword(test_.ctx, actor, { current: "", password: SECRET, userAgent: "Test" });
  await suspendUser(test_.ctx, OPERATOR, { userId: actor.id, reason: "Insulta.", source: "command" });
  const enter = (password: string) =>
    signInByPassword(test_.ctx, { ...entering, email: "laia@people.example", password });
  await expect(enter(SECRET)).rejects.toMatchObject({ key: "accounts.suspended" });
  await expect(enter("cabra blanca")).rejects.toMatchObject({ key: "accounts.password.wrong" });
});
