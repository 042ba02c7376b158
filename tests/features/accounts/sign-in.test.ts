import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accountSettings } from "#app/features/accounts/account.queries.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { keepIntent } from "#app/features/accounts/keep-intent.server.ts";
import { readSession, sessionCookieName, startSession } from "#app/features/accounts/session.server.ts";
import { signIn } from "#app/features/accounts/sign-in.server.ts";
import { proofOfLink, proveByCode, requestCode } from "#app/features/accounts/sign-in-code.server.ts";
import { consumeIntent } from "#app/web/consume-intent.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let test_: TestContext;
beforeEach(async () => {
  test_ = await testContext();
});
afterEach(() => test_.close());

const ask = (email: string, intentId: string | null = null) =>
  requestCode(test_.ctx, { email, locale: "ca", next: "/ideas", intentId });

async function mailTo(email: string) {
  return test_.ctx.db
    .selectFrom("mails")
    .selectAll()
    .where("recipient", "=", email)
    .orderBy("id", "desc")
    .executeTakeFirst();
}

async function codeFor(email: string): Promise<string> {
  return /\b\d{6}\b/.exec((await mailTo(email))?.text ?? "")?.[0] ?? "";
}

async function linkFor(email: string): Promise<string> {
  return /\/login\/link\/(\S+)/.exec((await mailTo(email))?.text ?? "")?.[1] ?? "";
}

const another = (code: string) => (code === "000000" ? "000001" : "000000");
const nothingMeant = async () => {};
const entering = { userAgent: "Test", endSession: null, profile: null, consume: nothingMeant };
const laia = { name: "Laia", locale: "ca" as const };

describe("a code by mail", () => {
  test("proves the address in the browser that asked, once", async () => {
    const { browserSecret } = await ask("laia@people.example");
    const code = await codeFor("laia@people.example");
    const proof = await proveByCode(test_.ctx, browserSecret, code);
    expect(proof.email).toBe("laia@people.example");
    await signIn(test_.ctx, { ...entering, proof, profile: laia });
    await expect(proveByCode(test_.ctx, browserSecret, code)).rejects.toMatchObject({
      key: "accounts.code.wrong",
    });
    await expect(signIn(test_.ctx, { ...entering, proof })).rejects.toMatchObject({ code: "conflict" });
  });

  test("is refused in another browser, after ten minutes and after five tries", async () => {
    const { browserSecret } = await ask("laia@people.example");
    const code = await codeFor("laia@people.example");
    await expect(proveByCode(test_.ctx, "another-browser", code)).rejects.toMatchObject({ code: "invalid" });
    for (let tries = 0; tries < 5; tries++)
      await expect(proveByCode(test_.ctx, browserSecret, another(code))).rejects.toMatchObject({
        code: "invalid",
      });
    await expect(proveByCode(test_.ctx, browserSecret, code)).rejects.toMatchObject({ code: "invalid" });

    const later = await ask("pau@people.example");
    const late = await codeFor("pau@people.example");
    test_.clock.forward(10 * MINUTE);
    await expect(proveByCode(test_.ctx, later.browserSecret, late)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("guesses sent at the same time share no try", async () => {
    const { browserSecret } = await ask("laia@people.example");
    const code = await codeFor("laia@people.example");
    await Promise.allSettled(
      Array.from({ length: 8 }, () => proveByCode(test_.ctx, browserSecret, another(code))),
    );
    const row = await test_.ctx.db.selectFrom("sign_in_codes").select("tries").executeTakeFirstOrThrow();
    expect(row.tries).toBe(5);
  });

  test("leaves only hashes behind", async () => {
    const { browserSecret } = await ask("laia@people.example");
    const code = await codeFor("laia@people.example");
    const stored = JSON.stringify(await test_.ctx.db.selectFrom("sign_in_codes").selectAll().execute());
    for (const secret of [browserSecret, await linkFor("laia@people.example"), `"${code}"`])
      expect(stored).not.toContain(secret);
  });

  test("is asked for alike by known, unknown and suspended people; the last hear why once they have proven who they are", async () => {
    await aPerson(test_.ctx, { email: "known@people.example" });
    const suspended = await aPerson(test_.ctx, { email: "suspended@people.example" });
    await test_.ctx.transact({}, (tx) =>
      tx.updateTable("users").set({ state: "suspended" }).where("id", "=", suspended.id).execute(),
    );
    for (const email of ["known@people.example", "unknown@people.example", "suspended@people.example"])
      expect(Object.keys(await ask(email))).toEqual(["browserSecret"]);
    expect(await mailTo("known@people.example")).toBeDefined();
    expect(await mailTo("unknown@people.example")).toBeDefined();
    const { browserSecret } = await ask("suspended@people.example");
    const proof = await proveByCode(test_.ctx, browserSecret, await codeFor("suspended@people.example"));
    await expect(signIn(test_.ctx, { ...entering, proof })).rejects.toMatchObject({
      code: "forbidden",
      key: "accounts.suspended",
    });
    expect(await test_.ctx.db.selectFrom("sessions").select("id").execute()).toEqual([]);
  });
});

describe("signing in", () => {
  test("makes no account before name and acceptance are given, and keeps which version was accepted", async () => {
    const { browserSecret } = await ask("laia@people.example");
    const proof = await proveByCode(test_.ctx, browserSecret, await codeFor("laia@people.example"));
    await expect(signIn(test_.ctx, { ...entering, proof })).rejects.toMatchObject({ field: "name" });
    expect(await test_.ctx.db.selectFrom("users").selectAll().execute()).toEqual([]);
    await signIn(test_.ctx, { ...entering, proof, profile: laia });
    const user = await test_.ctx.db.selectFrom("users").selectAll().executeTakeFirstOrThrow();
    expect(user.accepted_version).not.toBeNull();
    expect(user.accepted_at).toBe(test_.clock.now().toISOString());
  });

  test("starts a new session, ends the browser's old one and stores no token", async () => {
    const person = await aPerson(test_.ctx, { email: "laia@people.example" });
    const enter = async (endSession: { userId: string; sessionId: string } | null) => {
      const { browserSecret } = await ask("laia@people.example");
      const proof = await proveByCode(test_.ctx, browserSecret, await codeFor("laia@people.example"));
      return (await signIn(test_.ctx, { ...entering, proof, endSession })).cookie;
    };
    const first = await enter(null);
    const session = await readSession(test_.ctx, first);
    test_.clock.forward(MINUTE);
    const second = await enter({ userId: person.id, sessionId: session?.publicId ?? "" });
    expect(second).not.toBe(first);
    expect(await readSession(test_.ctx, first)).toBeNull();
    expect((await readSession(test_.ctx, second))?.userId).toBe(person.id);
    const token = second.split(";")[0]?.split("=")[1] ?? "";
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(await test_.ctx.db.selectFrom("sessions").selectAll().execute())).not.toContain(
      token,
    );
    expect(second).toContain(sessionCookieName(test_.ctx));
  });

  test("is listed by its browser and system, not by what browsers say of themselves", async () => {
    const person = await aPerson(test_.ctx);
    for (const userAgent of ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", ""]) {
      test_.clock.forward(MINUTE);
      await test_.ctx.transact({}, (tx) => startSession(test_.ctx, tx, person.id, userAgent));
    }
    const { sessions } = await accountSettings(test_.ctx.db, person.id);
    expect(sessions.map(({ device }) => device)).toEqual(["", "Firefox, Android"]);
  });

  test("counts the vote a person meant, as theirs, by link on another device, and only once", async () => {
    const person = await aPerson(test_.ctx, { email: "laia@people.example" });
    const idea = await anIdea(test_.ctx, await aSpace(test_.ctx), await aPerson(test_.ctx));
    const intentId = await keepIntent(test_.ctx, { kind: "vote", ideaId: idea.id, payload: {} });
    const consume: Parameters<typeof signIn>[1]["consume"] = (tx, record, actor, id) =>
      consumeIntent(test_.ctx, tx, record, actor, id);
    for (let round = 0; round < 2; round++) {
      await ask("laia@people.example", intentId);
      const proof = await proofOfLink(test_.ctx, await linkFor("laia@people.example"));
      await signIn(test_.ctx, { ...entering, proof, consume });
      test_.clock.forward(MINUTE);
    }
    expect(await test_.ctx.db.selectFrom("votes").select("user_id").execute()).toEqual([
      { user_id: person.id },
    ]);
    const cast = await test_.ctx.db
      .selectFrom("journal")
      .select("actor_id")
      .where("type", "=", "vote.cast")
      .execute();
    expect(cast).toEqual([{ actor_id: person.id }]);
  });

  test("forgets an intent after a day", async () => {
    const person = await aPerson(test_.ctx);
    const idea = await anIdea(test_.ctx, await aSpace(test_.ctx), person);
    const intentId = await keepIntent(test_.ctx, { kind: "vote", ideaId: idea.id, payload: {} });
    test_.clock.forward(DAY);
    await test_.ctx.transact({}, async (tx, record) =>
      consumeIntent(test_.ctx, tx, record, person, intentId),
    );
    expect(await test_.ctx.db.selectFrom("votes").selectAll().execute()).toEqual([]);
    expect(await actorById(test_.ctx.db, person.id)).not.toBeNull();
  });
});
